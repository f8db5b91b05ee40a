package org.cityplus.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cityplus.cases.desk.Decision;
import org.cityplus.cases.desk.DeskAct;
import org.cityplus.cases.lifecycle.CaseRow;
import org.cityplus.cases.lifeevent.Bundle;
import org.cityplus.cases.lifeevent.Bundles;
import org.cityplus.cases.lifeevent.Sending;
import org.cityplus.cases.lifeevent.Standing;
import org.cityplus.cases.lifeevent.Standings;
import org.cityplus.cases.testing.Applicants;
import org.cityplus.identity.Officer;
import org.cityplus.identity.Resident;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Releases in which several services are one life event: what was begun is gone on with. */
abstract class LifeEventUpgradeStory extends FiguresUpgradeStory {
    @Autowired
    Bundles bundles;

    @Autowired
    Standings standings;

    @Autowired
    Sending sending;

    LifeEventUpgradeStory(String release) {
        super(release);
    }

    @Test
    @Order(3)
    void lifeEventsOpenWithWhatWasAnsweredFirst() {
        Bundle moved = bundles.get(id("moved-owner"), id("moved"));
        assertThat(moved.answers()).isEqualTo(Map.of("registered", "elsewhere", "car", "yes"));
        assertThat(moved.isSent()).isFalse();
        assertThat(bundles.get(id("guardian"), id("born")).isSent()).isTrue();
        assertThat(page("moved-owner", "/bundles/" + id("moved") + "/check"))
                .hasStatusOk()
                .bodyText()
                .contains(GoldenLifeEvents.EMPLOYER, GoldenLifeEvents.PLATE);
        assertThat(page("guardian", "/bundles/" + id("born")))
                .hasStatusOk()
                .bodyText()
                .contains(row("birth").number());
    }

    private MvcTestResult page(String viewer, String path) {
        return mvc.get()
                .uri(path)
                .with(Applicants.as(new Resident(id(viewer), "")))
                .exchange();
    }

    @Test
    @Order(6)
    void whatWasFilledInIsSent() {
        UUID owner = id("moved-owner");
        List<Sending.Outcome> sent = sending.send(owner, id("moved"));
        assertThat(sent).hasSize(2).allSatisfy(one -> assertThat(one).isInstanceOf(Sending.Outcome.Sent.class));
        List<Standing> both = standings.list(bundles.get(owner, id("moved")));
        assertThat(answers(both.getFirst())).containsEntry("employer", GoldenLifeEvents.EMPLOYER);
        assertThat(answers(both.getLast())).containsEntry("plate", GoldenLifeEvents.PLATE);
    }

    private Map<String, String> answers(Standing standing) {
        return book.getRecord(sent(standing)).answers();
    }

    private static CaseRow sent(Standing standing) {
        return ((Standing.Sent) standing).row();
    }

    /** The passport of a child that is registered can be asked for; until then it waited. */
    @Test
    @Order(6)
    void theServiceThatWaitedForAnotherGoesOn() {
        Bundle bundle = bundles.get(id("guardian"), id("born"));
        List<Standing> before = standings.list(bundle);
        assertThat(before.getLast()).isInstanceOf(Standing.Awaiting.class);
        assertThat(before.getFirst().service().id()).isEqualTo("birth-registration");
        CaseRow registration = sent(before.getFirst());
        Officer officer = desk.officer(registration.agency().value());
        for (DeskAct act :
                List.of(new DeskAct.Accept(), new DeskAct.Attend(), new DeskAct.Decide(new Decision.Grant()))) {
            acts.act(officer, registration.id(), book.get(registration.id()).sequence(), act);
        }
        later(Duration.ofMinutes(2));
        assertThat(standings.list(bundle).getLast()).isInstanceOfSatisfying(Standing.Unsent.class, unsent -> {
            assertThat(unsent.service().id()).isEqualTo("passport-minor");
            assertThat(unsent.resident()).isEqualTo(id("boy"));
        });
    }
}
