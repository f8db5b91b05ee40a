package org.cityplus.cases.desk.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.cityplus.cases.testing.Applicants;
import org.cityplus.cases.testing.DemoCityTest;
import org.cityplus.identity.Officer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Fifty-three cases of another agency wait for this one's opinion: the page and programs find the same ones. */
class JointQueueTest extends DemoCityTest {
    private static final int ASKED = 53;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    JsonMapper json;

    private String agency = "";
    private Officer officer = new Officer(new java.util.UUID(0, 0), "", "", "", "", null);

    @BeforeEach
    void anotherAgencyAsks() {
        agency = desk.newAgency();
        officer = desk.officer(agency);
        jdbc.sql("""
                with rows as (
                    insert into cases.case_row
                        (id, number, draft, service, version, applicant, applicant_name, agency, office, stage, turn, due_on,
                         sequence, lodged_at, changed_at)
                    select gen_random_uuid(), :agency || '-' || lpad(n::text, 3, '0'), gen_random_uuid(),
                           case when n % 10 = 0 then 'passport-first' else 'parking-permit' end, '2026-11',
                           gen_random_uuid(), '某' || n, 'asking-' || :agency, 'hall-500103-1',
                           case when n > :asked then 'AWAITING_DECISION' else 'UNDER_REVIEW' end, 'AGENCY',
                           date '2026-11-20' + n, 4, now(), now()
                      from generate_series(1, :asked + 1) as n
                    returning id)
                insert into cases.involved (case_id, agency, part, since) select id, :agency, 'JOINT', now() from rows
                """).param("agency", agency).param("asked", ASKED).update();
    }

    private JsonNode queue(String query) throws Exception {
        return json.readTree(mvc.get()
                .uri("/api/desk/queue" + query)
                .with(Applicants.as(officer))
                .exchange()
                .getResponse()
                .getContentAsString());
    }

    private static List<String> numbers(JsonNode page) {
        List<String> numbers = new ArrayList<>();
        page.get("cases").forEach(row -> numbers.add(row.get("number").asString()));
        return numbers;
    }

    @Test
    void aProgramReadsThemPageByPageAndOfOneService() throws Exception {
        JsonNode first = queue("?view=joint");
        assertThat(first.get("view").asString()).isEqualTo("joint");
        assertThat(first.get("counts").get("joint").asInt()).isEqualTo(ASKED);
        assertThat(first.get("cases").get(0).get("agency").asString()).isEqualTo("asking-" + agency);
        List<String> all = numbers(first);
        assertThat(all).hasSize(50);
        JsonNode second = queue("?view=joint&after=" + first.get("next").asString());
        all.addAll(numbers(second));
        assertThat(second.has("next") && !second.get("next").isNull()).isFalse();
        assertThat(all)
                .as("what is due first on top; not what is decided by now")
                .hasSize(ASKED)
                .isSorted()
                .doesNotHaveDuplicates()
                .last()
                .isEqualTo(agency + "-053");
        assertThat(numbers(queue("?view=joint&service=passport-first")))
                .containsExactly(agency + "-010", agency + "-020", agency + "-030", agency + "-040", agency + "-050");
        assertThat(numbers(queue(""))).as("its own").isEmpty();
    }

    @Test
    void nobodyElseFindsThem() throws Exception {
        officer = desk.officer(desk.newAgency());
        assertThat(numbers(queue("?view=joint"))).isEmpty();
    }

    @Test
    void thePageShowsTheSameUnderTheSameWordAndTicksNone() {
        assertThat(mvc.get().uri("/desk").with(Applicants.as(officer)))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "id=\"view-joint\"",
                        "请我们会签的",
                        agency + "-001",
                        "href=\"/desk?view=joint\">看全部",
                        ASKED + " 件等本机构提意见")
                .doesNotContain("都办完了", agency + "-006", "id=\"bulk\"");
        assertThat(mvc.get().uri("/desk?view=joint").with(Applicants.as(officer)))
                .hasStatusOk()
                .bodyText()
                .contains(agency + "-001", "id=\"more\"", "<option value=\"passport-first\"")
                .doesNotContain("id=\"joint\"", "type=\"checkbox\"", "id=\"bulk\"");
        assertThat(mvc.get()
                        .uri("/desk?view=joint")
                        .header("Accept-Language", "en")
                        .with(Applicants.as(desk.officer(desk.newAgency()))))
                .bodyText()
                .contains("No other agency asks for our opinion.");
    }
}
