package org.cityplus.cityhall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.HashMap;
import java.util.Map;
import org.cityplus.city.AgencyId;
import org.cityplus.city.OfficeId;
import org.cityplus.cityhall.CityHall.Expect;
import org.cityplus.cityhall.CityHall.Row;
import org.cityplus.cityhall.CityHall.TypedYear;
import org.cityplus.identity.Officer;
import org.cityplus.kernel.FieldError;
import org.cityplus.kernel.Refusal;
import org.cityplus.testing.Crowd;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What a system administrator changes, on pages and by program, and the rules of it. */
class ChangingTheCityTest extends CityHallScene {
    @Test
    void anAgencyAndItsHallAreBuiltAndUsedAtOnce() {
        assertThat(post(
                        tang,
                        "/desk/city/agencies",
                        "name_zh",
                        "渝中区税务",
                        "name_en",
                        "Yuzhong Taxes",
                        "kind",
                        "taxes",
                        "district",
                        "500103",
                        "parent",
                        "",
                        "tint",
                        "plum",
                        "icon",
                        "yuan",
                        "seen",
                        "" + seen(),
                        "why",
                        "机构改革"))
                .hasStatus(302)
                .redirectedUrl()
                .startsWith("/desk/city/agencies/taxes-500103");
        assertThat(post(
                        tang,
                        "/desk/city/offices",
                        "agency",
                        "taxes-500103",
                        "district",
                        "500103",
                        "name_zh",
                        "办税大厅",
                        "name_en",
                        "Tax Hall",
                        "address_zh",
                        "示例路 1 号",
                        "address_en",
                        "1 Example Road",
                        "access_zh",
                        "平进",
                        "access_en",
                        "Level",
                        "from0",
                        "09:00",
                        "to0",
                        "12:00",
                        "from1",
                        "14:00",
                        "to1",
                        "17:00",
                        "slot_minutes",
                        "20",
                        "counters",
                        "3",
                        "id",
                        "hall-taxes",
                        "seen",
                        "" + seen(),
                        "why",
                        "开张"))
                .hasStatus(302);
        assertThat(city.getOffice(new OfficeId("hall-taxes")).hours()).hasSize(2);
        assertThat(mvc.get().uri("/city/500103")).bodyText().contains("办税大厅");
        assertThat(get(tang, "/desk/city/agencies")).bodyText().contains("渝中区税务");
        assertThat(trail("agency:taxes-500103")).containsExactly("city-added");
        assertThat(words("office:hall-taxes"))
                .contains(tang.displayName(), "开张", "hours: [] -> [09:00-12:00 14:00-17:00]");
        assertThat(post(
                        tang,
                        "/desk/city/agencies",
                        "name_zh",
                        "又一个",
                        "name_en",
                        "Another",
                        "kind",
                        "taxes",
                        "district",
                        "500103",
                        "tint",
                        "plum",
                        "icon",
                        "yuan",
                        "seen",
                        "" + seen(),
                        "why",
                        "again"))
                .as("sent twice, it is one")
                .hasStatus(422)
                .bodyText()
                .contains("id=\"id-e\"", "又一个");
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            id       | Tax Office
            id       | city
            kind     | Taxes!
            district | 999999
            parent   | nobody
            name_zh  | =HYPERLINK("x")
            name_zh  | ''
            name_en  | ''
            tint     | pink
            icon     | ''
            """)
    void eachRuleOfAnAgencyIsTold(String field, String value) {
        Map<String, String> typed = new HashMap<>(agency("rules"));
        typed.put(field, value);
        Refusal refusal =
                catchThrowableOfType(Refusal.class, () -> hall.put(tang, Row.AGENCY, typed, Expect.NEW, reason()));
        assertThat(refusal.kind()).isEqualTo(Refusal.Kind.INVALID);
        assertThat(refusal.fields()).extracting(FieldError::field).containsExactly(field);
        assertThat(city.findAgency(new AgencyId("rules"))).isEmpty();
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(delimiter = '|', textBlock = """
            agency       | nobody
            district     | ''
            hours        | 09:00-
            hours        | ''
            hours        | 12:00-09:00
            hours        | 09:00-12:00 11:00-13:00
            slot_minutes | 7
            slot_minutes | 0
            counters     | 0
            counters     | 201
            counters     | many
            counters_for | biometrics
            counters_for | biometrics=0
            counters_for | biometrics=3
            counters_for | biometrics=1 biometrics=1
            counters_for | Biometrics=1
            counters_for | fishing=1
            address_zh   | ''
            access_en    | @home
            """)
    void eachRuleOfAnOfficeIsTold(String field, String value) {
        Map<String, String> typed = new HashMap<>(office("rules", "exit-entry-500103"));
        typed.put(field, value);
        Refusal refusal =
                catchThrowableOfType(Refusal.class, () -> hall.put(tang, Row.OFFICE, typed, Expect.NEW, reason()));
        assertThat(refusal.fields()).extracting(FieldError::field).containsExactly(field);
    }

    @Test
    void everyChangeSaysWhy() {
        for (String why : new String[] {"", "  ", "x".repeat(501)}) {
            assertThat(post(tang, "/desk/city/switches/mandates", "on", "false", "seen", "" + seen(), "why", why))
                    .hasStatus(422)
                    .bodyText()
                    .contains("why-mandates-e");
        }
        assertThat(city.edition().paused()).isEmpty();
    }

    @Test
    void allThatIsWrongIsToldAtOnce() {
        assertThat(post(
                        tang,
                        "/desk/city/agencies",
                        "kind",
                        "taxes",
                        "tint",
                        "plum",
                        "icon",
                        "yuan",
                        "seen",
                        "" + seen()))
                .hasStatus(422)
                .bodyText()
                .contains("href=\"#name_zh\"", "href=\"#name_en\"", "href=\"#why\"")
                .doesNotContain("name=\"id\" type=\"text\" value=\"taxes\"");
    }

    @Test
    void theTreeHasNoCircle() {
        Map<String, String> top =
                new HashMap<>(city.getAgency(new AgencyId("exit-entry-50")).cells());
        top.put("parent", "exit-entry-500103");
        Refusal refusal =
                catchThrowableOfType(Refusal.class, () -> hall.put(tang, Row.AGENCY, top, Expect.KNOWN, reason()));
        assertThat(refusal.fields()).extracting(FieldError::field).contains("parent");
        Map<String, String> moved =
                new HashMap<>(city.getAgency(new AgencyId("exit-entry-500101")).cells());
        moved.put("parent", "citizen-services-50");
        hall.put(tang, Row.AGENCY, moved, Expect.KNOWN, reason());
        assertThat(city.getAgency(new AgencyId("exit-entry-500101")).parent())
                .contains(new AgencyId("citizen-services-50"));
    }

    @Test
    void whatStillHasOthersBelowItDoesNotClose() {
        assertThatThrownBy(() -> hall.close(tang, Row.AGENCY, "exit-entry-50", reason()))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.fields())
                                .extracting(FieldError::field)
                                .containsExactly("closed"));
        hall.put(tang, Row.AGENCY, agency("to-close"), Expect.NEW, reason());
        hall.close(tang, Row.AGENCY, "to-close", reason());
        assertThat(city.getAgency(new AgencyId("to-close")).isOpen()).isFalse();
        hall.close(tang, Row.AGENCY, "to-close", reason());
        hall.reopen(tang, Row.AGENCY, "to-close", reason());
        assertThat(trail("agency:to-close")).containsExactly("city-added", "city-closed", "city-changed");
    }

    @Test
    void anAgencyOfTheFolderIsNotMadeUpOrRealByAForm() {
        Map<String, String> typed = new HashMap<>(agency("honest"));
        typed.put("demo", "true");
        typed.put("closed", "2020-01-01T00:00:00Z");
        hall.put(tang, Row.AGENCY, typed, Expect.NEW, reason());
        assertThat(city.getAgency(new AgencyId("honest")).demo()).isFalse();
        assertThat(city.getAgency(new AgencyId("honest")).isOpen()).isTrue();
    }

    @Test
    void twoAdministratorsDoNotOverwriteEachOther() {
        long both = seen();
        String path = "/desk/city/texts/app.slogan";
        assertThat(post(tang, path, "zh", "先到", "en", "First", "seen", "" + both, "why", "一"))
                .hasStatus(302);
        assertThat(post(wen, path, "zh", "后到", "en", "Second", "seen", "" + both, "why", "二"))
                .hasStatus(409)
                .bodyText()
                .contains("别的管理员刚改过", "后到");
        assertThat(city.getText("app.slogan").zh()).isEqualTo("先到");
        assertThat(post(
                        wen,
                        "/desk/city/texts/city.greeting",
                        "zh",
                        "您好",
                        "en",
                        "Hello",
                        "seen",
                        "" + both,
                        "why",
                        "三"))
                .as("another row is nobody's concern")
                .hasStatus(302);
        assertThat(post(wen, path, "zh", "后到", "en", "Second", "seen", "" + seen(), "why", "四"))
                .hasStatus(302);
    }

    @Test
    void inARaceOneWins() {
        long both = seen();
        Crowd<Long> crowd = Crowd.of(6, i -> {
            Officer who = i % 2 == 0 ? tang : wen;
            return hall.putText(who, "tariff.unverified", "价格 " + i, "Price " + i, new Reason(both, "赛跑", 0))
                    .revision();
        });
        assertThat(crowd.answers()).containsExactly(both + 1);
        assertThat(crowd.refusals())
                .hasSize(5)
                .allSatisfy(refusal -> assertThat(refusal.message().key()).isEqualTo("city.moved-on"));
    }

    @Test
    void aYearIsPublishedAtOnceAndCounted() {
        String days =
                "2027-01-01,off,元旦,New Year’s Day\n\n2027-02-06,off,春节,Spring Festival\n2027-02-07,work,调休,Moved day\n";
        TypedYear wrong = new TypedYear("2027", days, "250", "通知", "2026-11");
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> hall.putYear(tang, wrong, reason()));
        assertThat(refusal.fields()).extracting(FieldError::field).containsExactly("working_days");
        // 261 weekdays, one off, one Sunday worked.
        hall.putYear(tang, new TypedYear("2027", days, "261", "通知", "2026-11"), reason());
        assertThat(city.calendar().years()).contains(2027);
        assertThat(get(tang, "/desk/city/calendar/2027")).bodyText().contains("2027-02-07,work");
        assertThat(trail("calendar:2027")).containsExactly("city-added");
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', textBlock = """
            2028-01-01,off,元旦,Day | year | 2o28
            2027-01-01,off,元旦,Day | days | 2028
            2028-01-03,work,上班,Day | days | 2028
            2028-01-03,often,上班,Day | days | 2028
            2028-01-03,off,=1,Day | days | 2028
            2028-01-03,off,元旦 | days | 2028
            2028-01-03,off,"元旦,Day | days | 2028
            """)
    void aDayThatIsWrongIsToldByItsLine(String days, String field, String year) {
        Refusal refusal = catchThrowableOfType(
                Refusal.class, () -> hall.putYear(tang, new TypedYear(year, days, "261", "通知", "2026-11"), reason()));
        assertThat(refusal.fields()).extracting(FieldError::field).contains(field);
    }

    @Test
    void aProgramRepeatsAWriteAndItIsDoneOnce() {
        String key = key();
        String body = """
                {"seen": %d, "why": "by program", "row": {"kind": "taxes", "name_zh": "税务", "name_en": "Taxes",
                 "tint": "plum", "icon": "yuan"}}""".formatted(seen());
        MvcTestResult first = send(HttpMethod.PUT, tang, "/api/desk/city/agencies/by-program", key, body);
        assertThat(first).hasStatusOk();
        MvcTestResult again = send(HttpMethod.PUT, tang, "/api/desk/city/agencies/by-program", key, body);
        assertThat(body(again)).isEqualTo(body(first));
        assertThat(trail("agency:by-program")).hasSize(1);
        assertThat(send(
                        HttpMethod.PUT,
                        tang,
                        "/api/desk/city/agencies/by-program",
                        key,
                        body.replace("Taxes", "Other")))
                .hasStatus(409);
        MvcTestResult invalid = send(
                HttpMethod.PUT,
                tang,
                "/api/desk/city/offices/by-program",
                key(),
                "{\"seen\": %d, \"why\": \"x\", \"row\": {\"hours\": \"9-5\", \"name_zh\": null}}".formatted(seen()));
        assertThat(invalid).hasStatus(422).bodyText().contains("\"hours\"", "\"slot_minutes\"");
        assertThat(mvc.get().uri("/api/openapi")).bodyText().contains("/api/desk/city/imports/{id}/application");
    }

    @Test
    void scriptInEveryFieldIsText() {
        String script = "x<script>alert(1)</script>";
        Map<String, String> typed = new HashMap<>(agency("script"));
        typed.put("name_zh", script);
        typed.put("name_en", script);
        hall.put(tang, Row.AGENCY, typed, Expect.NEW, reason());
        Map<String, String> place = new HashMap<>(office("script-hall", "script"));
        for (String field : new String[] {"name", "address", "access"}) {
            place.put(field + "_zh", script);
            place.put(field + "_en", script);
        }
        hall.put(tang, Row.OFFICE, place, Expect.NEW, reason());
        hall.putText(tang, "footer.demo", script, script, reason());
        for (String path : new String[] {
            "/desk/city/agencies", "/desk/city/agencies/script", "/desk/city/offices", "/desk/city/offices/script-hall",
            "/desk/city/offices/new?agency=script", "/desk/city/texts", "/desk/city/texts/footer.demo", "/city/500103"
        }) {
            assertThat(get(tang, path))
                    .as(path)
                    .hasStatusOk()
                    .bodyText()
                    .doesNotContain("<script>alert")
                    .contains("&lt;script&gt;alert(1)");
        }
        assertThat(post(tang, "/desk/city/agencies", "name_zh", script, "id", script, "kind", script, "why", script))
                .hasStatus(422)
                .bodyText()
                .doesNotContain("<script>alert");
    }
}
