package org.cityplus.cases.desk.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cityplus.testing.Forms.csrf;

import java.util.List;
import java.util.stream.Stream;
import org.cityplus.cases.lifecycle.CaseRow;
import org.cityplus.cases.testing.DeskScene;
import org.cityplus.testing.CityTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Who may do what at the desk: roles down, actions across. */
@CityTest
@Import(DeskScene.class)
class DeskAccessTest {
    private record Act(HttpMethod method, String path, int whenAllowed) {
        boolean isApi() {
            return path.startsWith("/api/");
        }
    }

    private static final List<Act> ON_A_CASE = List.of(
            new Act(HttpMethod.GET, "/desk/cases/{id}", 200),
            new Act(HttpMethod.GET, "/desk/cases/{id}/photo", 200),
            new Act(HttpMethod.GET, "/desk/cases/{id}/moved-on?seen=0", 200),
            new Act(HttpMethod.POST, "/desk/cases/{id}/id-number", 200),
            new Act(HttpMethod.POST, "/desk/cases/{id}/preview", 200),
            new Act(HttpMethod.POST, "/desk/cases/{id}/decision?seenSequence=3", 422),
            new Act(HttpMethod.GET, "/api/desk/cases/{id}", 200),
            new Act(HttpMethod.POST, "/api/desk/cases/{id}/decision", 422));

    private static final List<Act> ON_THE_QUEUE =
            List.of(new Act(HttpMethod.GET, "/desk", 200), new Act(HttpMethod.GET, "/api/desk/queue", 200));

    @Autowired
    DeskScene scene;

    @Autowired
    MockMvcTester mvc;

    @Test
    void anOfficerOfTheAgencyMayDoItAll() {
        CaseRow row = aCase();
        RequestPostProcessor own = DeskScene.as(scene.officer(row.agency().value()));
        all().forEach(act -> assertThat(tried(act, row, own)).as(act.toString()).hasStatus(act.whenAllowed));
    }

    @Test
    void toAnotherAgencyTheCaseDoesNotExist() {
        CaseRow row = aCase();
        RequestPostProcessor other = DeskScene.as(scene.officer(scene.newAgency()));
        ON_A_CASE.forEach(
                act -> assertThat(tried(act, row, other)).as(act.toString()).hasStatus(404));
        assertThat(scene.trail(row)).isEmpty();
    }

    @Test
    void aResidentHasNoDesk() {
        CaseRow row = aCase();
        all().forEach(act -> assertThat(tried(act, row, DeskScene.asResident()))
                .as(act.toString())
                .hasStatus(403));
    }

    @Test
    void whoeverIsNotSignedInIsSentToTheDoor() {
        CaseRow row = aCase();
        all().forEach(act -> assertThat(tried(act, row, request -> request))
                .as(act.toString())
                .hasStatus(act.isApi() ? 401 : 302));
    }

    @Test
    void aPostWithoutTheTokenOfThePageIsRefused() {
        CaseRow row = aCase();
        assertThat(mvc.post()
                        .uri("/desk/cases/{id}/decision?seenSequence=3&decision=grant", row.id())
                        .with(DeskScene.as(scene.officer(row.agency().value()))))
                .hasStatus(403);
        assertThat(scene.now(row)).isEqualTo(row);
    }

    private static Stream<Act> all() {
        return Stream.concat(ON_A_CASE.stream(), ON_THE_QUEUE.stream());
    }

    private CaseRow aCase() {
        return scene.toDecide(scene.newAgency(), "王思远");
    }

    private MvcTestResult tried(Act act, CaseRow row, RequestPostProcessor who) {
        return mvc.method(act.method)
                .uri(act.path, row.id())
                .contentType(act.isApi() ? MediaType.APPLICATION_JSON : MediaType.APPLICATION_FORM_URLENCODED)
                .content(act.isApi() ? "{\"seenSequence\":3,\"decision\":\"\"}" : "")
                .with(csrf())
                .with(who)
                .exchange();
    }
}
