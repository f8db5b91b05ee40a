package org.cityplus.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Residents' tokens, got the way a program gets them: a code asked for, read from the sandbox, exchanged. */
final class Tokens {
    private static final Pattern VALUE = Pattern.compile("\"(?:challenge|token|id)\":\"([^\"]+)\"");

    /** Codes from one address are limited to 30 a minute; each few sign-ins come from another address of this machine. */
    static final int SIGN_INS_PER_ADDRESS = 15;

    private static final AtomicInteger ADDRESSES = new AtomicInteger();

    private Tokens() {}

    static HttpClient clientOfAnotherAddress() throws IOException {
        int n = ADDRESSES.incrementAndGet();
        byte[] address = {127, (byte) (1 + n / 62500), (byte) (n / 250 % 250), (byte) (1 + n % 250)};
        return HttpClient.newBuilder()
                .localAddress(InetAddress.getByAddress(address))
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    static String of(String phone, HttpClient client, URI city) throws Exception {
        String challenge = value(client, json(city.resolve("/api/sign-in/codes"), "{\"phone\":\"" + phone + "\"}"));
        String body = "{\"challenge\":\"" + challenge + "\",\"phone\":\"" + phone + "\",\"code\":\""
                + codeSentTo(client, city, phone) + "\"}";
        return value(client, json(city.resolve("/api/sign-in"), body));
    }

    /** The token of a member of the demonstration's staff. */
    static String ofStaff(String name, HttpClient client, URI city) throws Exception {
        String body = "{\"username\":\"" + name + "\",\"password\":\"demo-" + name + "\"}";
        return value(client, json(city.resolve("/api/sign-in/staff"), body));
    }

    /** The city's database, for what only it can tell. */
    static Connection database(Path data) throws IOException, SQLException {
        return database(data, "cityplus");
    }

    /** Another database on the city's server. */
    static Connection database(Path data, String name) throws IOException, SQLException {
        return DriverManager.getConnection(url(data, name), "cityplus", password(data));
    }

    static String url(Path data, String database) throws IOException {
        return "jdbc:postgresql://127.0.0.1:" + access(data).getProperty("port") + "/" + database;
    }

    static String password(Path data) throws IOException {
        return access(data).getProperty("password");
    }

    private static Properties access(Path data) throws IOException {
        Properties access = new Properties();
        try (InputStream in = Files.newInputStream(data.resolve("postgres/access.properties"))) {
            access.load(in);
        }
        return access;
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

    /** The first challenge, token or id of the answer. */
    static String value(Wire.Answer answer) {
        Matcher value = VALUE.matcher(answer.text());
        if (!value.find()) {
            throw new IllegalStateException("answered " + answer.text());
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
