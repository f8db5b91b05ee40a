package org.cityplus.cases.figures;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.cityplus.cases.lifecycle.Actor;
import org.cityplus.cases.lifecycle.CaseAction;
import org.cityplus.cases.lifecycle.CaseBook;
import org.cityplus.cases.lifecycle.CaseRow;
import org.cityplus.cases.testing.DemoCityTest;
import org.cityplus.city.AgencyId;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Counted in the transaction, added up later, right at any moment between. */
class FiguresTest extends DemoCityTest {
    private static final String WHY = "核对过原件，情况属实，按规定办理。";

    @Autowired
    CaseBook book;

    @Autowired
    FigureBook figures;

    @Autowired
    Fold fold;

    @Autowired
    Recount recount;

    @Autowired
    TransactionTemplate transactions;

    private void act(CaseRow row, CaseAction... actions) {
        Stream.of(actions)
                .forEach(action -> transactions.executeWithoutResult(
                        status -> book.append(book.getLocked(row.id()), Actor.applicant(row.applicant()), action)));
    }

    /** Later, so that nobody but the test lets it take effect. */
    private Instant outward() {
        return clock.instant().plusSeconds(60);
    }

    private void grant(CaseRow row) {
        act(row, new CaseAction.Granted(LocalDate.of(2026, 12, 7), outward()), new CaseAction.TookEffect());
    }

    private void refuse(CaseRow row) {
        act(row, new CaseAction.Refused("fraud", WHY, outward()), new CaseAction.TookEffect());
    }

    private Figures read(String agency, Period period) {
        Figures sum = new Figures();
        figures.sums(List.of(new AgencyId(agency)), period, "").stream()
                .filter(each -> each.of() == FigureBook.Of.SERVICE)
                .forEach(each -> sum.add(each.measure(), each.part(), each.amount()));
        return sum;
    }

    private List<FigureBook.Sum> lines(String agency, Period period) {
        return figures.sums(List.of(new AgencyId(agency)), period, "").stream()
                .sorted(Comparator.comparing(Object::toString))
                .toList();
    }

    private void foldAll() {
        while (fold.fold() > 0) {
            Thread.onSpinWait();
        }
    }

    @Test
    void whatHappenedIsReadAtOnceAndAddingItUpChangesNothing() {
        String agency = desk.newAgency();
        CaseRow quick = desk.toDecide(agency, "甲");
        CaseRow undone = desk.toDecide(agency, "乙");
        CaseRow slow = desk.toDecide(agency, "丙");
        CaseRow gone = desk.toDecide(agency, "丁");
        act(gone, new CaseAction.Withdrawn(""));
        clock.forward(Duration.ofDays(2));
        grant(quick);
        act(undone, new CaseAction.Granted(LocalDate.of(2026, 12, 7), outward()), new CaseAction.DecisionUndone());
        refuse(undone);
        clock.forward(Duration.ofDays(14));
        refuse(slow);

        Figures told = read(agency, Period.YEAR);
        assertThat(told.of(Measure.RECEIVED)).isEqualTo(4);
        assertThat(told.of(Measure.WITHDRAWN)).isEqualTo(1);
        assertThat(told.decided()).isEqualTo(3);
        assertThat(told.parts(Measure.REFUSED)).isEqualTo(Map.of("fraud", 2L));
        assertThat(told.of(Measure.IN_TIME)).isEqualTo(2);
        assertThat(told.of(Measure.LATE)).isEqualTo(1);
        assertThat(told.inTimePercent()).hasValue(66);
        assertThat(told.days(50)).hasValue(2);
        assertThat(told.days(90)).hasValue(12);

        List<FigureBook.Sum> months = lines(agency, Period.YEAR);
        List<FigureBook.Sum> days = lines(agency, Period.DAYS);
        foldAll();
        assertThat(count("select count(*) from cases.tally where agency = ? and not folded", agency))
                .isZero();
        assertThat(lines(agency, Period.YEAR)).isEqualTo(months);
        assertThat(lines(agency, Period.DAYS)).isEqualTo(days);
        assertThat(read(agency, Period.MONTH).of(Measure.RECEIVED))
                .as("nothing came in December")
                .isZero();
    }

    @Test
    void whatIsRolledBackIsNotCounted() {
        String agency = desk.newAgency();
        CaseRow row = desk.toDecide(agency, "甲");
        transactions.executeWithoutResult(status -> {
            book.append(book.getLocked(row.id()), Actor.applicant(row.applicant()), new CaseAction.Withdrawn(""));
            status.setRollbackOnly();
        });
        assertThat(read(agency, Period.MONTH).of(Measure.WITHDRAWN)).isZero();
    }

    /** Violators: something counted twice, something counted as something else. Counting again rights them, added up or not. */
    @Test
    void countingAgainRightsWhatIsWrongAndLeavesWhatIsRight() {
        String agency = desk.newAgency();
        CaseRow row = desk.toDecide(agency, "甲");
        grant(row);
        foldAll();
        List<FigureBook.Sum> right = nonZero(agency);
        assertThat(recount.recount(row.id())).isZero();

        line(row.id().value(), agency, "RECEIVED");
        foldAll();
        line(row.id().value(), agency, "LATE");
        assertThat(nonZero(agency)).isNotEqualTo(right);

        assertThat(recount.recount(row.id())).isEqualTo(2);
        assertThat(nonZero(agency)).isEqualTo(right);
        foldAll();
        assertThat(nonZero(agency)).isEqualTo(right);
        assertThat(recount.recount(row.id())).isZero();
    }

    private List<FigureBook.Sum> nonZero(String agency) {
        return lines(agency, Period.MONTH).stream()
                .filter(line -> line.amount() != 0)
                .toList();
    }

    /** As after an upgrade: nothing was counted of the cases there are. */
    @Test
    void casesOfBeforeThereWereFiguresAreCounted() {
        String agency = desk.newAgency();
        grant(desk.toDecide(agency, "甲"));
        desk.lodged(agency, "乙");
        List<FigureBook.Sum> right = lines(agency, Period.MONTH);
        Stream.of("tally", "figure_of_day", "figure_of_month")
                .forEach(table -> jdbc.sql("delete from cases." + table + " where agency = ?")
                        .param(agency)
                        .update());
        assertThat(lines(agency, Period.MONTH)).isEmpty();

        recount.begin();
        assertThat(recount.isFinished()).isFalse();
        recount.keepUp();
        assertThat(recount.isFinished()).isTrue();
        assertThat(lines(agency, Period.MONTH)).isEqualTo(right);
    }

    /** As another program could leave them: nothing to count, and told of in one line however many they are. */
    @Test
    void casesWithoutActionsAreToldOfInOneLine() {
        CaseRow like = desk.toDecide(desk.newAgency(), "甲");
        List<UUID> last = List.of(new UUID(-1, -3), new UUID(-1, -2), new UUID(-1, -1));
        last.forEach(id -> bare(id, like));
        ListAppender<ILoggingEvent> heard = new ListAppender<>();
        heard.start();
        Logger logger = (Logger) LoggerFactory.getLogger(Recount.class);
        logger.addAppender(heard);
        try {
            jdbc.sql("update cases.recounted set up_to = ?, finished_at = null")
                    .param(new UUID(-1, -4))
                    .update();
            recount.keepUp();
        } finally {
            logger.detachAppender(heard);
            jdbc.sql("delete from cases.case_row where id = any (?)")
                    .param(last.toArray(UUID[]::new))
                    .update();
        }
        assertThat(recount.isFinished()).isTrue();
        assertThat(heard.list).singleElement().satisfies(line -> {
            assertThat(line.getFormattedMessage()).isEqualTo("3 cases without actions count for nothing");
            assertThat(line.getThrowableProxy()).isNull();
        });
    }

    /** What a colleague's job does last to a case whose time is over; the lines are all there is to see of it here. */
    @Test
    void figuresOutliveTheCaseAndItsLinesNoLongerSayWhoseTheyWere() {
        String agency = desk.newAgency();
        CaseRow like = desk.toDecide(agency, "甲");
        UUID old = UUID.randomUUID();
        bare(old, like);
        line(old, agency, "RECEIVED");
        foldAll();
        line(old, agency, "WITHDRAWN");

        jdbc.sql("delete from cases.case_row where id = ?").param(old).update();
        assertThat(count("select count(*) from cases.tally where case_id = ?", old))
                .isZero();
        assertThat(read(agency, Period.MONTH).of(Measure.RECEIVED)).isEqualTo(2);
        assertThat(read(agency, Period.MONTH).of(Measure.WITHDRAWN)).isEqualTo(1);
        foldAll();
        assertThat(read(agency, Period.MONTH).of(Measure.RECEIVED)).isEqualTo(2);
        assertThat(read(agency, Period.MONTH).of(Measure.WITHDRAWN)).isEqualTo(1);
        assertThat(count("select count(*) from cases.tally where agency = ? and case_id is null", agency))
                .isZero();
    }

    /** A row that says it was withdrawn, and no action of it. */
    private void bare(UUID id, CaseRow like) {
        jdbc.sql("""
                insert into cases.case_row (id, number, draft, service, version, applicant, agency, office, stage, turn,
                                            sequence, lodged_at, changed_at)
                select :id, 'OLD-' || :id, gen_random_uuid(), service, version, applicant, agency, office, 'WITHDRAWN',
                       'NOBODY', 2, lodged_at, changed_at from cases.case_row where id = :like
                """).param("id", id).param("like", like.id().value()).update();
    }

    private void line(UUID of, String agency, String measure) {
        jdbc.sql("""
                insert into cases.tally (case_id, sequence, day, agency, service, measure, part, amount)
                values (?, 1, '2026-11-24', ?, 'passport-first', ?, '', 1)
                """).params(of, agency, measure).update();
    }

    @Test
    void severalNodesAddEachLineOnce() throws Exception {
        String agency = desk.newAgency();
        jdbc.sql("""
                insert into cases.tally (sequence, day, agency, service, measure, part, amount)
                select 1, date '2026-11-01' + n % 20, :agency, 'passport-first', 'RECEIVED', '', 1
                  from generate_series(1, 2000) as n
                """).param("agency", agency).update();
        try (ExecutorService nodes = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Integer> node = () -> {
                int all = 0;
                for (int i = 0; i < 20; i++) {
                    all += fold.fold();
                    assertThat(read(agency, Period.YEAR).of(Measure.RECEIVED)).isEqualTo(2000);
                }
                return all;
            };
            nodes.invokeAll(List.of(node, node, node, node)).forEach(each -> {
                try {
                    each.get();
                } catch (Exception e) {
                    throw new AssertionError(e);
                }
            });
        }
        foldAll();
        assertThat(read(agency, Period.YEAR).of(Measure.RECEIVED)).isEqualTo(2000);
        assertThat(count("select sum(amount) from cases.figure_of_day where agency = ?", agency))
                .isEqualTo(2000);
    }
}
