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
import java.sql.SQLException;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Residents' tokens, got the way a program gets them: a code asked for, read from the sandbox, exchanged. */
final class Tokens {
    private static final Pattern VALUE = Pattern.compile("\"(?:challenge|token|id)\":\"([^\"]+)\"");

    private Tokens() {}

    static String of(String phone, HttpClient client, URI city) throws Exception {
        String challenge = value(client, json(city.resolve("/api/sign-in/codes"), "{\"phone\":\"" + phone + "\"}"));
        String body = "{\"challenge\":\"" + challenge + "\",\"phone\":\"" + phone + "\",\"code\":\""
                + codeSentTo(client, city, phone) + "\"}";
        return value(client, json(city.resolve("/api/sign-in"), body));
    }

    /** The city's database, for what only it can tell. */
    static Connection database(Path data) throws IOException, SQLException {
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

    private static String codeSentTo(HttpClient client, URI city, String phone)
            throws IOException, InterruptedException {
        HttpRequest page = HttpRequest.newBuilder(city.resolve("/sandbox/sms?phone=" + phone))
                .build();
        String html = client.send(page, HttpResponse.BodyHandlers.ofString()).body();
        Matcher code =
                Pattern.compile(phone + ".*?\\b(\\d{6})\\b", Pattern.DOTALL).matcher(html);
        if (!code.find()) {
            throw new IllegalStateException("no code was sent");
        }
        return code.group(1);
    }
}
