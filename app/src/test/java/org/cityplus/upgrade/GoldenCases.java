package org.cityplus.upgrade;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.cityplus.cases.definition.ServiceCatalog;
import org.cityplus.cases.desk.Claims;
import org.cityplus.cases.desk.Decision;
import org.cityplus.cases.desk.Desk;
import org.cityplus.cases.desk.DeskAct;
import org.cityplus.cases.desk.Notes;
import org.cityplus.cases.lifecycle.Applications;
import org.cityplus.cases.lifecycle.CaseAction;
import org.cityplus.cases.lifecycle.CaseBook;
import org.cityplus.cases.lifecycle.CaseRow;
import org.cityplus.cases.lifecycle.DeadlineRows;
import org.cityplus.cases.lifecycle.Declined;
import org.cityplus.cases.lifecycle.Lodging;
import org.cityplus.cases.lifecycle.Missing;
import org.cityplus.cases.lifecycle.Stage;
import org.cityplus.cases.lifecycle.Timers;
import org.cityplus.cases.testing.Applicants;
import org.cityplus.cases.testing.DeskScene;
import org.cityplus.identity.Likenesses;
import org.cityplus.identity.Officer;
import org.cityplus.identity.Resident;
import org.cityplus.payments.SandboxGateway;
import org.cityplus.testing.TestClock;
import org.springframework.boot.test.context.TestComponent;

/** One case for each state a later version has to read, brought there by those who do so in the city. */
@TestComponent
class GoldenCases {
    static final String REASON = "提交的身份证与本人不符，已当面核对。";
    static final String UPHELD = "原决定事实清楚，依据正确。";
    static final String FOUND = "现场测到夜间 58 分贝，超过限值。";
    static final String NOTE = "周三前打电话给他";

    private static final String ECOLOGY = "ecology-500103";

    private final Applicants applicants;
    private final DeskScene scene;
    private final GoldenStaff staff;
    private final TestClock clock;
    private final Lodging lodging;
    private final Applications applications;
    private final ServiceCatalog services;
    private final Desk desk;
    private final Notes notes;
    private final Claims claims;
    private final Timers timers;
    private final CaseBook book;
    private final DeadlineRows deadlines;
    private final Likenesses likenesses;
    private final SandboxGateway provider;

    private final Map<String, CaseRow> named = new LinkedHashMap<>();
    /** Their passports are of one photo: a release is to be small. */
    private Resident regular = new Resident(new UUID(0, 0), "");

    private Map<String, String> passport = Map.of();

    GoldenCases(
            Applicants applicants,
            DeskScene scene,
            GoldenStaff staff,
            TestClock clock,
            Lodging lodging,
            Applications applications,
            ServiceCatalog services,
            Desk desk,
            Notes notes,
            Claims claims,
            Timers timers,
            CaseBook book,
            DeadlineRows deadlines,
            Likenesses likenesses,
            SandboxGateway provider) {
        this.applicants = applicants;
        this.scene = scene;
        this.staff = staff;
        this.clock = clock;
        this.lodging = lodging;
        this.applications = applications;
        this.services = services;
        this.desk = desk;
        this.notes = notes;
        this.claims = claims;
        this.timers = timers;
        this.book = book;
        this.deadlines = deadlines;
        this.likenesses = likenesses;
        this.provider = provider;
    }

    /** Three weeks before the release: what has ended since, or has come far. */
    void begunLongAgo() {
        regular = applicants.newResident();
        passport = applicants.answers(regular);
        name("lapsed", applicants.accept(passport()));
        CaseRow delivered = decided(passport(), new Decision.Grant());
        CaseRow late = decided(passport(), new Decision.Grant());
        CaseRow refunded = decided(passport(), new Decision.Refuse("fraud", REASON));
        name("refused", decided(passport(), new Decision.Refuse("fraud", REASON)));
        name("kept", decided(reviewed(complaint()), new Decision.Grant()));
        CaseRow again = decided(reviewed(complaint()), new Decision.Refuse("not-found", REASON));
        CaseRow upheld = decided(reviewed(complaint()), new Decision.Refuse("not-found", REASON));
        CaseRow withdrawn = complaint();
        name("withdrawn", applications.withdraw(withdrawn.applicant(), withdrawn.id(), "已经安静了"));
        name(
                "not-accepted",
                act(complaint(), new DeskAct.NotAccept(Declined.NOT_COMPETENT, "渝中区公安", "邻里之间的噪声由公安机关处理。")));
        pass(Duration.ofMinutes(2));
        act(delivered, new DeskAct.Issue("E12345678"));
        name("delivered", act(delivered, new DeskAct.Deliver("本人领取")));
        name("late", act(late, new DeskAct.Issue("E87654321")));
        name("reconsidered", admitted(again));
        name("upheld", upheld(upheld));
        name("refunded", upheld(refunded));
    }

    /** On the day of the release. */
    void underWay() {
        name("awaiting-acceptance", lodgedBy(GoldenOversight.PROTECTED));
        name("more-asked", act(passport(), new DeskAct.AskMore(List.of(new Missing("surnameLatin", "和身份证上的姓不一致")))));
        CaseRow asked = complaint();
        act(asked, new DeskAct.AskMore(List.of(new Missing("where.line", "请写到门牌号"))));
        name("more-given", applications.giveMore(asked.applicant(), asked.id(), Map.of("where.line", "示例路 30 号 2 楼")));
        name("awaiting-payment", applicants.accept(passport()));
        CaseRow booked = paid(passport());
        name(
                "booked",
                applications.bookVisit(
                        booked.applicant(),
                        booked.id(),
                        applicants.slots(booked, 1).getFirst().from()));
        name("handed-over", act(complaint(), new DeskAct.HandOver("ecology-500106", "工地在沙坪坝，由那里办。")));
        underReview();
        name("awaiting-admission", decided(reviewed(complaint()), new Decision.Refuse("not-found", REASON)));
        Officer lei = staff.officer("lei.na");
        CaseRow undone = reviewed(complaint());
        act(lei, undone, new DeskAct.Decide(new Decision.Grant()));
        act(lei, undone, new DeskAct.Undo());
        name("to-decide", act(lei, undone, new DeskAct.AskExtension("要再测一次夜间的噪声。")));
    }

    /** The refusal of {@link #underWay} counts by now. */
    void askAgain() {
        name("awaiting-admission", reconsideration(get("awaiting-admission")));
    }

    /** Looked at again, and right: nobody can change it any more, and a fee that goes back then does. */
    CaseRow upheld(CaseRow refused) {
        return act(admitted(refused), new DeskAct.Reconsider(CaseAction.Reconsidered.Result.UPHELD, UPHELD));
    }

    private void underReview() {
        Officer lei = staff.officer("lei.na");
        CaseRow row = applicants.accept(complaint());
        name("under-review", act(lei, row, new DeskAct.GiveOpinion(true, FOUND)));
        notes.write(lei, row.id(), UUID.randomUUID(), NOTE);
        claims.claim(lei, row.id());
    }

    /** A minute is not over when the release is written. */
    void decideOneMore() {
        name(
                "just-decided",
                act(staff.officer("lei.na"), reviewed(complaint()), new DeskAct.Decide(new Decision.Grant())));
    }

    /** Which case is which, and how each stands. */
    Map<String, String> told() {
        Map<String, String> told = new LinkedHashMap<>();
        named.forEach((name, row) -> {
            told.put("case." + name, row.id().toString());
            told.put("stands." + name, new Standing(now(row), deadlines.list(row.id())).line());
        });
        return told;
    }

    Resident regular() {
        return regular;
    }

    /** Of the regular applicant. */
    String photo() {
        return passport.getOrDefault("photo", "");
    }

    void name(String name, CaseRow row) {
        named.put(name, row);
    }

    CaseRow get(String name) {
        return java.util.Objects.requireNonNull(named.get(name), name);
    }

    void pass(Duration time) {
        clock.forward(time);
        while (timers.fireDue() > 0) {
            Thread.onSpinWait();
        }
    }

    /** The fee is there; seen at the office, and decided by one of the agency. */
    CaseRow decided(CaseRow row, Decision decision) {
        CaseRow toDecide = row.service().equals("noise-complaint") ? row : attended(row);
        return act(toDecide, new DeskAct.Decide(decision));
    }

    private CaseRow attended(CaseRow row) {
        return act(now(row).stage() == Stage.AWAITING_VISIT ? row : paid(row), new DeskAct.Attend());
    }

    private CaseRow passport() {
        return lodging.lodge(regular.id(), services.get("passport-first"), passport);
    }

    /** By somebody of the demonstration. */
    private CaseRow lodgedBy(String card) {
        Resident resident = new Resident(likenesses.find("resident-card", card).orElseThrow(), "");
        return lodging.lodge(resident.id(), services.get("passport-first"), applicants.answers(resident));
    }

    static Map<String, String> complaintSince(String day) {
        return Map.ofEntries(
                Map.entry("kind", "shop"),
                Map.entry("where.district", "500103"),
                Map.entry("where.line", "示例路 30 号"),
                Map.entry("since", day),
                Map.entry("times", "evening,night"),
                Map.entry("what", "每天晚上十一点以后还在放音乐，没法睡觉"),
                Map.entry("before", "no"),
                Map.entry("name", "王思远"),
                Map.entry("mobile", "13900000002"),
                Map.entry("result", "yes"),
                Map.entry("office", "ecology-hall-500103-1"),
                Map.entry("truth", "yes"));
    }

    private CaseRow complaint() {
        return lodging.lodge(
                applicants.newResident().id(), services.get("noise-complaint"), complaintSince("2026-11-01"));
    }

    /** Two officers of the agency and one of city management have found it so. */
    private CaseRow reviewed(CaseRow lodged) {
        CaseRow row = applicants.accept(lodged);
        Stream.of(ECOLOGY, ECOLOGY, "city-management-500103")
                .forEach(agency -> act(scene.officer(agency), row, new DeskAct.GiveOpinion(true, FOUND)));
        return now(row);
    }

    private CaseRow paid(CaseRow row) {
        CaseRow accepted = applicants.accept(row);
        provider.charge(applications.settledOrder(accepted.id()).id());
        applications.settledOrder(accepted.id());
        return applications.recordPayment(accepted.id());
    }

    private CaseRow reconsideration(CaseRow refused) {
        return applications.askReconsideration(refused.applicant(), refused.id(), "噪声每晚都有，请再核对一次。");
    }

    private CaseRow admitted(CaseRow refused) {
        return act(reconsideration(refused), new DeskAct.Admit());
    }

    private CaseRow act(CaseRow row, DeskAct act) {
        return act(scene.officer(now(row).agency().value()), row, act);
    }

    private CaseRow act(Officer officer, CaseRow row, DeskAct act) {
        return desk.act(officer, row.id(), now(row).sequence(), act);
    }

    CaseRow now(CaseRow row) {
        return book.get(row.id());
    }
}
