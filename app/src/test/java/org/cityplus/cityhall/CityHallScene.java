package org.cityplus.cityhall;

import static org.cityplus.testing.Forms.csrf;

import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cityplus.cases.testing.Applicants;
import org.cityplus.cases.testing.DemoCityTest;
import org.cityplus.city.City;
import org.cityplus.identity.Officer;
import org.cityplus.identity.Role;
import org.cityplus.testing.OwnDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** A demonstration of its own, with two system administrators. */
@OwnDatabase
abstract class CityHallScene extends DemoCityTest {
    @Autowired
    MockMvcTester mvc;

    @Autowired
    City city;

    @Autowired
    CityHall hall;

    Officer tang;
    Officer wen;

    @BeforeEach
    void administrators() {
        tang = desk.officer("exit-entry-50", Role.SYSTEM_ADMINISTRATOR);
        wen = desk.officer("exit-entry-50", Role.SYSTEM_ADMINISTRATOR);
    }

    long seen() {
        return city.edition().revision();
    }

    Reason reason() {
        return new Reason(seen(), "为了测试", 0);
    }

    MvcTestResult post(Officer who, String path, String... fields) {
        var request = mvc.post().uri(path).with(csrf()).with(Applicants.as(who));
        for (int i = 0; i < fields.length; i += 2) {
            request = request.param(fields[i], fields[i + 1]);
        }
        return request.exchange();
    }

    MvcTestResult get(Officer who, String path) {
        return mvc.get().uri(path).with(Applicants.as(who)).exchange();
    }

    MvcTestResult send(HttpMethod method, Officer who, String path, String key, String body) {
        return mvc.method(method)
                .uri(path)
                .with(Applicants.as(who))
                .header("Idempotency-Key", key)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    static String key() {
        return UUID.randomUUID().toString();
    }

    static String body(MvcTestResult result) {
        try {
            return result.getResponse().getContentAsString(StandardCharsets.UTF_8);
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the audit trail says of a row, oldest first. */
    List<String> trail(String record) {
        return jdbc.sql("select act from audit.entry where record = ? order by id")
                .param(record)
                .query(String.class)
                .list();
    }

    /** The words of the trail, all together. */
    String words(String record) {
        return jdbc
                .sql("select details from audit.entry where record = ? and subject is null order by id")
                .param(record)
                .query(byte[].class)
                .list()
                .stream()
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .reduce("", String::concat);
    }

    Map<String, String> agency(String id) {
        return Map.of(
                "id",
                id,
                "kind",
                "taxes",
                "district",
                "500103",
                "parent",
                "",
                "name_zh",
                "渝中区税务",
                "name_en",
                "Yuzhong District Taxes",
                "tint",
                "plum",
                "icon",
                "yuan");
    }

    Map<String, String> office(String id, String agency) {
        return Map.ofEntries(
                Map.entry("id", id),
                Map.entry("agency", agency),
                Map.entry("district", "500103"),
                Map.entry("name_zh", "渝中办税大厅"),
                Map.entry("name_en", "Yuzhong Tax Hall"),
                Map.entry("address_zh", "示例路 1 号"),
                Map.entry("address_en", "1 Example Road"),
                Map.entry("access_zh", "平进"),
                Map.entry("access_en", "Level entrance"),
                Map.entry("hours", "09:00-12:00"),
                Map.entry("slot_minutes", "15"),
                Map.entry("counters", "2"));
    }
}
