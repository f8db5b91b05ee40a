package org.cityplus.acceptance;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Base64;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A demo resident whose program speaks to the HTTP API. */
final class Applicant {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final Entrance city;
    private final String[] person;
    private final String token;
    private final String photo;

    private Applicant(Entrance city, String[] person) throws IOException, InterruptedException {
        this.city = city;
        this.person = person;
        this.token = signIn();
        this.photo = sendPhoto();
    }

    private Applicant(Entrance city, String[] person, String token, String photo) {
        this.city = city;
        this.person = person;
        this.token = token;
        this.photo = photo;
    }

    /** The pack's grown-up residents, signed in, each with a photo sent. */
    static List<Applicant> all(Entrance city) throws IOException, InterruptedException {
        List<Applicant> all = new java.util.ArrayList<>();
        for (String line : Files.readAllLines(Build.ROOT.resolve("cities/chongqing/demo/residents.csv"))) {
            String[] person = line.split(",", 7);
            if (!line.startsWith("name_zh") && person[5].compareTo("2008") < 0) {
                all.add(new Applicant(city, person));
            }
        }
        return all;
    }

    /** One of them, signed in, with a photo sent. */
    static Applicant named(Entrance city, String name) throws IOException, InterruptedException {
        for (String line : Files.readAllLines(Build.ROOT.resolve("cities/chongqing/demo/residents.csv"))) {
            if (line.startsWith(name + ",")) {
                return new Applicant(city, line.split(",", 7));
            }
        }
        throw new IllegalArgumentException(name);
    }

    private String signIn() throws IOException, InterruptedException {
        String phone = person[3];
        String challenge = value("challenge", send(post("/api/sign-in/codes", "{\"phone\":\"" + phone + "\"}"), 202));
        Matcher sms = Pattern.compile(phone + ".*?\\b(\\d{6})\\b", Pattern.DOTALL)
                .matcher(send(HttpRequest.newBuilder(city.address("/sandbox/sms")), 200));
        if (!sms.find()) {
            throw new AssertionError("no code was sent to " + phone);
        }
        return value("token", send(post("/api/sign-in", """
                {"challenge":"%s","phone":"%s","code":"%s"}""".formatted(challenge, phone, sms.group(1))), 200));
    }

    private String sendPhoto() throws IOException, InterruptedException {
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        form.writeBytes("""
                --part\r
                Content-Disposition: form-data; name="photo"; filename="portrait.jpg"\r
                Content-Type: image/jpeg\r
                \r
                """.getBytes(StandardCharsets.US_ASCII));
        form.writeBytes(Portrait.jpeg(450, 600));
        form.writeBytes("\r\n--part--\r\n".getBytes(StandardCharsets.US_ASCII));
        HttpRequest.Builder request = HttpRequest.newBuilder(city.address("/api/photos"))
                .header("Content-Type", "multipart/form-data; boundary=part")
                .POST(BodyPublishers.ofByteArray(form.toByteArray()));
        return value("id", send(signed(request), 201));
    }

    /**
     * Lodges a passport application; the same key may be sent again.
     *
     * @return the case's id, when the city has acknowledged it
     * @throws IOException when there was no answer, or none that acknowledges
     */
    String lodge(String key) throws IOException, InterruptedException {
        String application = """
                {"service":"passport-first","answers":{"name":"%s","surnameLatin":"%s","givenNamesLatin":"%s",
                 "mobile":"%s","idNumber":"%s","photo":"%s","delivery":"collect","office":"hall-500103-1"}}
                """.formatted(person[0], person[1], person[2], person[3], person[4], photo);
        return value("id", send(signed(post("/api/cases", application).header("Idempotency-Key", key)), 201));
    }

    /** What was done in a case. */
    String actions(String caseId) throws IOException, InterruptedException {
        return send(signed(HttpRequest.newBuilder(city.address("/api/cases/" + caseId + "/actions"))), 200);
    }

    /** The bytes of the photo of a case, as the person's browser gets it: the same session, in a cookie. */
    int photo(String caseId) throws IOException, InterruptedException {
        String cookie = Base64.getEncoder().encodeToString(token.getBytes(StandardCharsets.UTF_8));
        HttpRequest picture = HttpRequest.newBuilder(city.address("/cases/" + caseId + "/photo/photo.jpg"))
                .header("Cookie", "session=" + cookie)
                .build();
        HttpResponse<byte[]> answer = CLIENT.send(picture, HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new IOException(picture + " answered " + answer.statusCode());
        }
        return answer.body().length;
    }

    /** Ids of all cases, as often as they are listed. */
    List<String> cases() throws IOException, InterruptedException {
        return values("id", send(signed(HttpRequest.newBuilder(city.address("/api/cases"))), 200));
    }

    /** The same person at another entrance, such as the restored city: the session came along. */
    Applicant at(Entrance other) {
        return new Applicant(other, person, token, photo);
    }

    private HttpRequest.Builder post(String path, String json) {
        return HttpRequest.newBuilder(city.address(path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json));
    }

    private HttpRequest.Builder signed(HttpRequest.Builder request) {
        return request.header("Authorization", "Bearer " + token);
    }

    private static String send(HttpRequest.Builder request, int expected) throws IOException, InterruptedException {
        HttpResponse<String> answer = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != expected) {
            throw new IOException(answer.request() + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return answer.body();
    }

    private static String value(String name, String json) {
        return values(name, json).getFirst();
    }

    private static List<String> values(String name, String json) {
        return Pattern.compile("\"" + name + "\":\"([^\"]*)\"")
                .matcher(json)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }

    @Override
    public String toString() {
        return person[0];
    }
}
