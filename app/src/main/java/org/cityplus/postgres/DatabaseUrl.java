package org.cityplus.postgres;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads the two ways in which people write a PostgreSQL address. */
final class DatabaseUrl {
    private DatabaseUrl() {}

    static ExternalPostgres parse(String url, String user, String password) {
        if (url.startsWith("jdbc:postgresql:")) {
            return new ExternalPostgres(url, given(user), given(password));
        }
        if (!url.startsWith("postgres://") && !url.startsWith("postgresql://")) {
            throw unreadable();
        }
        try {
            URI uri = new URI(url);
            String host = uri.getHost();
            String database = uri.getRawPath();
            if (host == null || database == null || database.length() < 2) {
                throw unreadable();
            }
            String[] signIn = uri.getRawUserInfo() == null
                    ? new String[0]
                    : uri.getRawUserInfo().split(":", 2);
            return new ExternalPostgres(
                    "jdbc:postgresql://" + host + (uri.getPort() < 0 ? "" : ":" + uri.getPort()) + database
                            + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery()),
                    user.isBlank() && signIn.length > 0 ? decoded(signIn[0]) : given(user),
                    password.isBlank() && signIn.length > 1 ? decoded(signIn[1]) : given(password));
        } catch (URISyntaxException e) {
            throw unreadable();
        }
    }

    private static @Nullable String given(String value) {
        return value.isBlank() ? null : value;
    }

    /** A plus is a plus here: URLDecoder would take it for a space, as forms do. */
    private static String decoded(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** The URL stays out of the message: it may hold a password. */
    private static DatabaseProblem unreadable() {
        return new DatabaseProblem("The database URL is not understood. Write it as"
                + " postgresql://user:password@host:5432/database. 无法识别数据库地址。");
    }
}
