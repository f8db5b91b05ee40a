package org.cityplus.cases.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.cityplus.cases.form.Draft;
import org.cityplus.cases.form.Drafts;
import org.cityplus.cases.lifecycle.CaseRow;
import org.cityplus.cases.testing.Applicants;
import org.cityplus.cases.testing.DemoCityTest;
import org.cityplus.identity.Resident;
import org.cityplus.web.Viewer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What a program gets wrong is told to it; it is never the city that breaks. */
class OddRequestsTest extends DemoCityTest {
    @Autowired
    MockMvcTester mvc;

    @Autowired
    Drafts drafts;

    private Resident resident = new Resident(new UUID(0, 0), "");

    @BeforeEach
    void aResident() {
        resident = applicants.newResident();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "{}",
                "{\"service\":null}",
                "{\"service\":\"passport-first\"}",
                "{\"service\":\"passport-first\",\"answers\":null}",
                "{\"service\":\"passport-first\",\"answers\":{}}",
                "{\"service\":\"passport-first\",\"answers\":{\"name\":null}}",
                "{\"service\":\"passport-first\",\"answers\":{\"name\":{\"first\":\"x\"}}}",
                "{\"service\":\"passport-first\",\"answers\":{\"photo\":\"../../etc/passwd\",\"office\":\"\\u0000\"}}",
                "{\"service\":\"no-such\",\"answers\":{}}"
            })
    void lodgingNonsense(String body) {
        assertRefused(sent(HttpMethod.POST, "/api/cases", body));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"service\":null}", "{\"service\":\"\"}", "{\"service\":7}"})
    void openingNonsense(String body) {
        assertRefused(sent(HttpMethod.POST, "/api/drafts", body));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "{\"from\":null}",
                "{\"from\":\"tomorrow\"}",
                "{\"from\":\"+999999999-01-01T00:00:00Z\"}",
                "{\"from\":\"+999999999-12-31T23:59:59Z\"}",
                "{\"from\":\"-999999999-01-01T00:00:00Z\"}"
            })
    void bookingNonsense(String body) {
        assertRefused(
                sent(HttpMethod.PUT, "/api/cases/" + applicants.paid(resident).id() + "/visit", body));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "{\"answers\":null}",
                "{\"answers\":{\"registered\":null}}",
                "{\"answers\":{\"registered\":null,\"car\":\"yes\"}}",
                "{\"answers\":{\"registered\":\"here\",\"car\":\"yes\"},\"person\":\"me\"}"
            })
    void beginningNonsense(String body) {
        assertRefused(sent(HttpMethod.POST, "/api/life-events/moving-here/bundles", body));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"act\":\"opinion\",\"with\":{\"opinion\":null}",
                "\"act\":\"ask-more\",\"with\":{\"why.name\":null}",
                "\"act\":\"not-accept\",\"with\":{\"declined\":null,\"reason\":null}",
                "\"act\":\"hand-over\",\"with\":{\"agency\":null,\"reason\":null}",
                "\"act\":\"reconsider\",\"with\":{\"result\":null}",
                "\"act\":\"issue\",\"with\":null"
            })
    void actingNonsense(String body) {
        CaseRow row = applicants.lodged(resident);
        assertRefused(sent(
                Applicants.officer(row),
                HttpMethod.POST,
                "/api/desk/cases/" + row.id() + "/acts",
                "{\"seenSequence\":1," + body + "}"));
    }

    @Test
    void actingOnManyNonsense() {
        CaseRow row = applicants.lodged(resident);
        String path = "/api/desk/bulk";
        Viewer officer = Applicants.officer(row);
        assertRefused(sent(officer, HttpMethod.POST, path, "{\"act\":\"accept\",\"cases\":[null]}"));
        String nowhere = """
                {"act":"hand-over","cases":[{"id":"%s","seenSequence":1}],"with":{"agency":null,"reason":null}}""";
        assertThat(sent(officer, HttpMethod.POST, path, nowhere.formatted(row.id())))
                .hasStatusOk()
                .bodyText()
                .contains("\"done\":false");
    }

    @Test
    void aDraftHoldsWhateverWasTypedAndStillOpens() {
        Draft draft = drafts.open(resident.id(), applicants.passport());
        String path = "/api/drafts/" + draft.id() + "/answers";
        assertThat(sent(HttpMethod.PATCH, path, "{\"photo\":\"not a file\",\"name\":null,\"nobodyAsked\":\"x\"}"))
                .hasStatusOk();
        Draft kept = drafts.get(resident.id(), draft.id());
        assertThat(kept.answers()).containsEntry("photo", "not a file").doesNotContainKey("nobodyAsked");
        assertThat(kept.answer("name")).isEmpty();
        for (String page : new String[] {"/photo", "/check", "/person"}) {
            assertThat(mvc.get().uri("/drafts/" + draft.id() + page).with(Applicants.as(resident)))
                    .as(page)
                    .hasStatusOk();
        }
        for (String field : new String[] {"photo", "name", "mobile", "no-such-question"}) {
            assertThat(mvc.get()
                            .uri("/drafts/{id}/photo/{field}.jpg", draft.id(), field)
                            .with(Applicants.as(resident)))
                    .as(field)
                    .hasStatus(404);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/cases/1",
                "/drafts/x",
                "/api/cases/00000000-0000-0000-0000-000000000000",
                "/services/%00",
                "/messages/nobody",
                "/sandbox/cashier/0",
                "/drafts/00000000-0000-0000-0000-000000000000/person"
            })
    void addressesThatAreNone(String path) {
        MvcTestResult answer = mvc.get()
                .uri(java.net.URI.create(path))
                .with(Applicants.as(resident))
                .exchange();
        assertThat(answer.getResponse().getStatus()).as(path).isIn(400, 404);
    }

    private MvcTestResult sent(HttpMethod method, String path, String body) {
        return sent(resident, method, path, body);
    }

    private MvcTestResult sent(Viewer viewer, HttpMethod method, String path, String body) {
        return mvc.method(method)
                .uri(path)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .with(Applicants.as(viewer))
                .exchange();
    }

    private static void assertRefused(MvcTestResult answer) {
        assertThat(answer.getResponse().getStatus()).isBetween(400, 499);
        assertThat(answer).hasContentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON);
    }
}
