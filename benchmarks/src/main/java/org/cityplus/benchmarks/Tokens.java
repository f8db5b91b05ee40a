package org.cityplus.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Residents' tokens, got the way a program gets them: a code asked for, read from the sandbox, exchanged. */
final class Tokens {
    private static final Pattern CODE = Pattern.compile("\\d{6}");
    private static final Pattern VALUE = Pattern.compile("\"(?:challenge|token|id)\":\"([^\"]+)\"");

    private Tokens() {}

    static String of(String phone, HttpClient client, URI city, Connection outbox) throws Exception {
        String challenge = value(client, json(city.resolve("/api/sign-in/codes"), "{\"phone\":\"" + phone + "\"}"));
        String body = "{\"challenge\":\"" + challenge + "\",\"phone\":\"" + phone + "\",\"code\":\""
                + codeSentTo(outbox, phone) + "\"}";
        return value(client, json(city.resolve("/api/sign-in"), body));
    }

    /** The messages of the sandbox, where they are kept: the outbox page shows the latest twenty only. */
    static Connection outbox(Path data) throws IOException, SQLException {
        Properties access = new Properties();
        try (InputStream in = Files.newInputStream(data.resolve("postgres/access.properties"))) {
            access.load(in);
        }
        String url = "jdbc:postgresql://127.0.0.1:" + access.getProperty("port") + "/cityplus";
        return DriverManager.getConnection(url, "cityplus", access.getProperty("password"));
    }

    static HttpRequest.Builder json(URI address, String body) {
        return HttpRequest.newBuilder(address)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    /** The first challenge, token or id of the answer. */
    static String value(HttpClient client, HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        Matcher value = VALUE.matcher(response.body());
        if (response.statusCode() >= 300 || !value.find()) {
            throw new IllegalStateException("answered " + response.statusCode() + ": " + response.body());
        }
        return value.group(1);
    }

    private static String codeSentTo(Connection outbox, String phone) throws SQLException {
        try (PreparedStatement query = outbox.prepareStatement(
                "select text from identity.sandbox_sms where phone = ? order by id desc limit 1")) {
            query.setString(1, phone);
            try (ResultSet rows = query.executeQuery()) {
                rows.next();
                Matcher code = CODE.matcher(rows.getString(1));
                if (!code.find()) {
                    throw new IllegalStateException("no code was sent");
                }
                return code.group();
            }
        }
    }
}
