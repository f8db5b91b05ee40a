package org.cityplus.upgrade;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cityplus.cases.CaseId;
import org.cityplus.cases.definition.ServiceCatalog;
import org.cityplus.cases.definition.ServiceDefinition;
import org.cityplus.cases.figures.FigureBook;
import org.cityplus.cases.figures.Recount;
import org.cityplus.cases.figures.open.OpenData;
import org.cityplus.cases.lifecycle.Actor;
import org.cityplus.cases.lifecycle.CaseAction;
import org.cityplus.cases.lifecycle.CaseBook;
import org.cityplus.cases.lifecycle.CaseRow;
import org.cityplus.cases.privacy.CaseRetention;
import org.cityplus.cases.privacy.PreservedCases;
import org.cityplus.cases.testing.Applicants;
import org.cityplus.cases.testing.DeskScene;
import org.cityplus.city.AgencyId;
import org.cityplus.city.OfficeId;
import org.cityplus.identity.Officer;
import org.cityplus.identity.Role;
import org.cityplus.kernel.Ids;
import org.cityplus.kernel.Money;
import org.cityplus.testing.TestClock;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.ApplicationContext;
import org.springframework.test.util.ReflectionTestUtils;
import org.springframework.transaction.support.TransactionTemplate;

/** Two cases of years ago: the time of one is over, the other is kept for a court. Their month was told to everybody. */
@TestComponent
class GoldenYearsAgo {
    static final String AGENCY = "ecology-500103";
    static final String WHY = "行政诉讼一审尚未结案，需要原始材料";
    static final LocalDate UNTIL = LocalDate.of(2027, 6, 30);
    static final YearMonth MONTH = YearMonth.of(2015, 11);

    /** Of the release. */
    static final YearMonth NOW = YearMonth.of(2026, 11);

    private static final Instant THEN = Instant.parse("2015-11-20T02:00:00Z");

    private final Applicants applicants;
    private final DeskScene scene;
    private final GoldenCases cases;
    private final ServiceCatalog services;
    private final CaseBook book;
    private final PreservedCases preserved;
    private final CaseRetention retention;
    private final FigureBook figures;
    private final Recount recount;
    private final OpenData open;
    private final Object fold;
    private final TransactionTemplate transactions;
    private final TestClock clock;

    GoldenYearsAgo(
            Applicants applicants,
            DeskScene scene,
            GoldenCases cases,
            ServiceCatalog services,
            CaseBook book,
            PreservedCases preserved,
            CaseRetention retention,
            FigureBook figures,
            Recount recount,
            OpenData open,
            ApplicationContext city,
            TransactionTemplate transactions,
            TestClock clock) {
        this.applicants = applicants;
        this.scene = scene;
        this.cases = cases;
        this.services = services;
        this.book = book;
        this.preserved = preserved;
        this.retention = retention;
        this.figures = figures;
        this.recount = recount;
        this.open = open;
        this.fold = city.getBean("org.cityplus.cases.figures.Fold");
        this.transactions = transactions;
        this.clock = clock;
    }

    /** The first there are in the city. */
    void passed(Map<String, String> story) {
        clock.forward(Duration.between(clock.instant(), THEN));
        CaseRow over = withdrawn();
        CaseRow needed = withdrawn();
        clock.reset();
        preserved.preserve(supervisor(scene), needed.number(), UNTIL, WHY);
        ReflectionTestUtils.invokeMethod(recount, "keepUp");
        addUp();
        retention.forgetDue();
        open.publishDue();
        cases.name("preserved", needed);
        story.put("forgotten", over.id().toString());
        story.put("forgotten-applicant", over.applicant().toString());
        story.put("told-of-" + MONTH, open.find(MONTH).orElseThrow().csv().replace("\r\n", "\\n"));
    }

    static Officer supervisor(DeskScene scene) {
        return scene.officer(AGENCY, Role.OFFICER, Role.SUPERVISOR);
    }

    /** What was counted until now; what comes later is still line by line when the release is written. */
    void addUp() {
        ReflectionTestUtils.invokeMethod(fold, "keepUp");
    }

    /** What a later version must count, too. */
    Map<String, String> told() {
        return Stream.of(MONTH, NOW)
                .collect(Collectors.toMap(month -> "figures." + month, month -> lines(figures, month)));
    }

    /** All that counts in a month, in one line. */
    static String lines(FigureBook figures, YearMonth month) {
        return figures.list(month).stream()
                .filter(line -> line.amount() != 0)
                .map(line -> "%s %s %s %s=%d"
                        .formatted(line.agency().value(), line.service(), line.measure(), line.part(), line.amount()))
                .sorted()
                .collect(Collectors.joining("; "));
    }

    /** No definition of today was in force then, so it is written by hand. */
    private CaseRow withdrawn() {
        UUID applicant = applicants.newResident().id();
        ServiceDefinition service =
                services.findVersion("noise-complaint", "2026-11").orElseThrow();
        Map<String, String> answers = GoldenCases.complaintSince("2015-11-01");
        AgencyId agency = new AgencyId(AGENCY);
        return Objects.requireNonNull(transactions.execute(status -> {
            CaseRow row = book.open(new CaseBook.Opening(
                            new CaseId(Ids.next(clock)),
                            Ids.next(clock),
                            service.numberPrefix(),
                            service.id(),
                            service.version(),
                            applicant,
                            answers.getOrDefault("name", ""),
                            agency,
                            new CaseAction.Lodged(
                                    answers,
                                    new OfficeId(answers.getOrDefault("office", "")),
                                    Money.ZERO,
                                    service.process(),
                                    agency),
                            null))
                    .row();
            return book.append(book.getLocked(row.id()), Actor.applicant(applicant), new CaseAction.Withdrawn("已经安静了"))
                    .row();
        }));
    }
}
