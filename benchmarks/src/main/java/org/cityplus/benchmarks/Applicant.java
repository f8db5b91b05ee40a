package org.cityplus.benchmarks;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.imageio.ImageIO;

/**
 * An adult of the demonstration with a session and a photo at one city.
 *
 * @param person the columns of {@code residents.csv}
 */
record Applicant(List<String> person, String token, String photo) {
    /** So many: the demonstration's first, then others who have their papers' numbers and phones of their own. */
    static List<Applicant> list(URI city, int count) throws Exception {
        List<String[]> adults = Files.readAllLines(Path.of("cities/chongqing/demo/residents.csv")).stream()
                .skip(1)
                .map(line -> line.split(",", 7))
                .filter(person -> person[5].compareTo("2008") < 0)
                .toList();
        List<Applicant> applicants = new ArrayList<>();
        while (applicants.size() < count) {
            try (HttpClient client = Tokens.clientOfAnotherAddress()) {
                for (int i = 0; i < Tokens.SIGN_INS_PER_ADDRESS && applicants.size() < count; i++) {
                    String[] person =
                            adults.get(applicants.size() % adults.size()).clone();
                    if (applicants.size() >= adults.size()) {
                        person[3] = "136%08d".formatted(applicants.size());
                    }
                    String token = Tokens.of(person[3], client, city);
                    applicants.add(new Applicant(List.of(person), token, sendPhoto(client, city, token)));
                }
            }
        }
        return applicants;
    }

    /** All that a first passport is asked for with. */
    String firstPassport() {
        return application("passport-first", "");
    }

    /** All that a passport is renewed with without a visit. */
    String onlineRenewal() {
        return application(
                "passport-online-renewal",
                "\"oldNumber\":\"E12345678\",\"expiresOn\":\"2030-01-01\",\"fingerprintsGiven\":\"yes\",\"unchanged\":\"yes\",");
    }

    private String application(String service, String more) {
        return """
                {"service":"%s","answers":{%s"name":"%s","surnameLatin":"%s","givenNamesLatin":"%s",
                 "mobile":"%s","idNumber":"%s","photo":"%s","delivery":"collect","office":"hall-500103-1"}}
                """.formatted(
                service, more, person.get(0), person.get(1), person.get(2), person.get(3), person.get(4), photo);
    }

    String bearer() {
        return "Authorization: Bearer " + token;
    }

    /** The same session as a browser has it. */
    String cookie() {
        return cookie(token);
    }

    static String cookie(String token) {
        return "Cookie: session=" + Base64.getEncoder().encodeToString(token.getBytes(StandardCharsets.US_ASCII));
    }

    private static String sendPhoto(HttpClient client, URI city, String token) throws Exception {
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        form.writeBytes("""
                --part\r
                Content-Disposition: form-data; name="photo"; filename="portrait.jpg"\r
                Content-Type: image/jpeg\r
                \r
                """.getBytes(StandardCharsets.US_ASCII));
        form.writeBytes(portrait());
        form.writeBytes("\r\n--part--\r\n".getBytes(StandardCharsets.US_ASCII));
        return Tokens.value(
                client,
                HttpRequest.newBuilder(city.resolve("/api/photos"))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "multipart/form-data; boundary=part")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(form.toByteArray())));
    }

    /** Dark on white, as the photo's check wants it. */
    private static byte[] portrait() throws IOException {
        BufferedImage image = new BufferedImage(450, 600, BufferedImage.TYPE_INT_RGB);
        Graphics2D brush = image.createGraphics();
        brush.setColor(Color.WHITE);
        brush.fillRect(0, 0, 450, 600);
        brush.setColor(new Color(0x3b6a75));
        brush.fillOval(112, 75, 225, 300);
        brush.dispose();
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            ImageIO.write(image, "jpeg", bytes);
            return bytes.toByteArray();
        }
    }
}
