package org.cityplus.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.cityplus.cases.CaseId;
import org.cityplus.cases.desk.Queue;
import org.cityplus.cases.desk.Relations;
import org.cityplus.cases.desk.SavedViews;
import org.cityplus.cases.desk.Shares;
import org.cityplus.cases.desk.View;
import org.cityplus.cases.lifecycle.CaseAction;
import org.cityplus.cases.lifecycle.CaseFile;
import org.cityplus.cases.lifecycle.CaseRecord;
import org.cityplus.cases.lifecycle.CaseRow;
import org.cityplus.cases.lifecycle.CaseState;
import org.cityplus.cases.lifecycle.Deadline;
import org.cityplus.cases.lifecycle.DeadlineRows;
import org.cityplus.cases.lifecycle.Declined;
import org.cityplus.cases.lifecycle.Missing;
import org.cityplus.cases.lifecycle.Opinion;
import org.cityplus.cases.lifecycle.Paper;
import org.cityplus.cases.lifecycle.Papers;
import org.cityplus.cases.lifecycle.Stage;
import org.cityplus.cases.lifecycle.Verdict;
import org.cityplus.cases.testing.Applicants;
import org.cityplus.cases.testing.DeskScene;
import org.cityplus.city.AgencyId;
import org.cityplus.identity.Officer;
import org.cityplus.identity.Resident;
import org.cityplus.vault.Vault;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** Releases whose cases go by the engine (decision 0025): each state there is, read as it was left, and led on. */
@Import(GoldenStaff.class)
abstract class EngineUpgradeStory extends UpgradeStory {
    private static final AgencyId ECOLOGY = new AgencyId("ecology-500103");

    @Autowired
    GoldenStaff people;

    @Autowired
    DeadlineRows deadlines;

    @Autowired
    Papers papers;

    @Autowired
    Queue queue;

    @Autowired
    Shares shares;

    @Autowired
    SavedViews views;

    @Autowired
    Relations relations;

    @Autowired
    Vault vault;

    EngineUpgradeStory(String release) {
        super(release);
    }

    CaseRow row(String name) {
        return book.get(new CaseId(id("case." + name)));
    }

    CaseState state(String name) {
        return book.getRecord(row(name)).state();
    }

    @Test
    @Order(2)
    void sessionsOfBeforeGoOn() {
        for (Map.Entry<String, String> page :
                Map.of("session", "/me", "desk-session", "/desk/me").entrySet()) {
            assertThat(mvc.get()
                            .uri(page.getValue())
                            .cookie(new Cookie("session", told(page.getKey())))
                            .exchange())
                    .as(page.getKey())
                    .hasStatusOk();
        }
    }

    @Test
    @Order(3)
    void eachCaseStandsWhereItStood() {
        recounted();
        Map<String, String> now = story().keySet().stream()
                .filter(key -> key.startsWith("stands."))
                .collect(Collectors.toMap(key -> key, key -> {
                    CaseRow row = row(key.substring("stands.".length()));
                    return new Standing(row, deadlines.list(row.id())).line();
                }));
        assertThat(now).hasSizeGreaterThan(15);
        assertThat(story()).containsAllEntriesOf(now);
    }

    /** Terms that run are counted once more after the upgrade, as soon as every node has started. */
    private void recounted() {
        later(Duration.ofSeconds(10));
    }

    /** What the desk lists and what will happen by itself is what the actions come to today, for every case there is. */
    @Test
    @Order(3)
    void theActionsOfBeforeComeToTheRowsOfBefore() {
        recounted();
        LocalDate today = LocalDate.now(clock.withZone(city.zone()));
        List<UUID> all =
                jdbc.sql("select id from cases.case_row").query(UUID.class).list();
        assertThat(all).hasSizeGreaterThan(20);
        for (UUID id : all) {
            CaseRow row = book.get(new CaseId(id));
            CaseFile file = book.getRecord(row).file();
            assertThat(file.stage()).as(row.number()).isEqualTo(row.stage());
            assertThat(row.findDueOn())
                    .as(row.number())
                    .isEqualTo(
                            row.stage().isClosed()
                                    ? Optional.empty()
                                    : book.timetable().due(file));
            assertThat(deadlines.list(row.id()).stream().collect(Collectors.toMap(Deadline::kind, Deadline::at)))
                    .as(row.number())
                    .isEqualTo(awaited(file, today));
        }
    }

    /** What will happen by itself to a case that stands so. */
    Map<Deadline.Kind, Instant> awaited(CaseFile file, LocalDate today) {
        return book.timetable().of(file, today);
    }

    @Test
    @Order(3)
    void eachStateKnowsWhatItKnew() {
        assertThat(state("more-asked"))
                .isInstanceOfSatisfying(
                        CaseState.AwaitingMore.class,
                        asked -> assertThat(asked.items()).containsExactly(new Missing("surnameLatin", "和身份证上的姓不一致")));
        assertThat(book.getRecord(row("more-given")).answers()).containsEntry("where.line", "示例路 30 号 2 楼");
        assertThat(state("under-review")).isInstanceOf(CaseState.UnderReview.class);
        assertThat(book.getRecord(row("under-review")).file().opinions())
                .containsExactly(new Opinion(people.officer("lei.na").id(), "", true, GoldenCases.FOUND));
        assertThat(book.getRecord(row("to-decide")).findLast(CaseAction.DecisionUndone.class))
                .isPresent();
        assertThat(state("just-decided"))
                .isInstanceOfSatisfying(
                        CaseState.JustDecided.class,
                        decided -> assertThat(decided.verdict()).isInstanceOf(Verdict.Grant.class));
        assertThat(state("reconsidered"))
                .isInstanceOfSatisfying(
                        CaseState.UnderReconsideration.class,
                        again -> assertThat(again.from()).isEqualTo(ECOLOGY));
        assertThat(state("upheld"))
                .isInstanceOfSatisfying(
                        CaseState.Upheld.class,
                        upheld -> assertThat(upheld.reason()).isEqualTo(GoldenCases.UPHELD));
        assertThat(state("delivered")).isEqualTo(new CaseState.Delivered("E12345678"));
        assertThat(state("lapsed")).isEqualTo(new CaseState.Lapsed(CaseAction.Lapsed.Cause.FEE));
        assertThat(state("not-accepted"))
                .isEqualTo(new CaseState.NotAccepted(Declined.NOT_COMPETENT, "渝中区公安", "邻里之间的噪声由公安机关处理。"));
    }

    /** Of an erased applicant, what the law wants kept. */
    @Test
    @Order(3)
    void theCaseOfAnErasedApplicantIsKeptWithoutThem() {
        CaseRow kept = row("kept");
        assertThat(vault.isDestroyed(kept.applicant())).isTrue();
        CaseRecord record = acts.look(desk.officer(kept.agency().value()), kept.id());
        assertThat(record.file().stage()).isEqualTo(Stage.GRANTED);
        assertThat(record.answers()).containsKey("name").doesNotContainKey("mobile");
    }

    @Test
    @Order(3)
    void bothSidesOpenEachCaseAndItsPapersAreWhole() {
        List<String> names = story().keySet().stream()
                .filter(key -> key.startsWith("case."))
                .map(key -> key.substring("case.".length()))
                .filter(name -> !name.equals("kept"))
                .toList();
        for (String name : names) {
            CaseRow row = row(name);
            assertThat(mvc.get().uri("/cases/" + row.id()).with(Applicants.as(new Resident(row.applicant(), ""))))
                    .as(name)
                    .hasStatusOk();
            assertThat(mvc.get()
                            .uri("/desk/cases/" + row.id())
                            .with(DeskScene.as(desk.officer(row.agency().value()))))
                    .as(name)
                    .hasStatusOk();
            assertThat(papers.list(row.id())).as(name).allMatch(Paper::whole);
        }
        assertThat(papers.list(row("upheld").id()))
                .extracting(Paper::kind)
                .contains(Paper.Kind.ACCEPTANCE, Paper.Kind.REFUSAL, Paper.Kind.RECONSIDERATION);
    }

    @Test
    @Order(3)
    void whatOfficersLaidDownForThemselvesAndEachOtherIsThere() {
        Officer lei = people.officer("lei.na");
        Officer zhang = people.officer("zhang.ying");
        CaseRow review = row("under-review");
        assertThat(mvc.get().uri("/desk/cases/" + review.id()).with(DeskScene.as(lei)))
                .bodyText()
                .contains(GoldenCases.NOTE, "雷娜");
        assertThat(queue.list(new Queue.Filter(ECOLOGY, lei.id(), View.MINE, ""), Optional.empty())
                        .rows())
                .containsExactly(review);
        assertThat(queue.list(ECOLOGY, View.ALL, Optional.empty()).rows())
                .contains(review, row("more-given"), row("to-decide"), row("just-decided"));
        assertThat(queue.list(new AgencyId("city-management-500103"), View.JOINT, Optional.empty())
                        .rows())
                .containsExactly(review);
        assertThat(shares.listFormer(ECOLOGY))
                .extracting(Shares.Stub::number)
                .contains(row("handed-over").number(), row("reconsidered").number());
        assertThat(views.list(zhang))
                .containsExactly(new SavedViews.Saved(GoldenStaff.VIEW, "?view=mine&service=passport-first"));
        assertThat(relations.counts(lei)).isEqualTo(Map.of(Relations.Relation.FAMILY, 1));
    }

    @Test
    @Order(4)
    void aDecisionOfBeforeCountsAMinuteLater() {
        later(Duration.ofMinutes(5));
        assertThat(row("just-decided").stage()).isEqualTo(Stage.GRANTED);
    }

    @Test
    @Order(7)
    void termsOfBeforeEnd() {
        later(Duration.ofDays(9));
        assertThat(row("awaiting-acceptance").stage()).as("silence").isEqualTo(Stage.AWAITING_PAYMENT);
        assertThat(row("more-given").stage()).as("silence").isEqualTo(Stage.UNDER_REVIEW);
        assertThat(row("awaiting-payment").stage()).isEqualTo(Stage.LAPSED);
        assertThat(row("booked").stage()).as("nobody came").isEqualTo(Stage.AWAITING_VISIT);
        assertThat(row("awaiting-admission").stage()).isEqualTo(Stage.UNDER_RECONSIDERATION);
        later(Duration.ofDays(22));
        assertThat(row("more-asked").stage()).isEqualTo(Stage.LAPSED);
    }

    void later(Duration time) {
        clock.forward(time);
        while (timers.fireDue() > 0) {
            Thread.onSpinWait();
        }
    }
}
