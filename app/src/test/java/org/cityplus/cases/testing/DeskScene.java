package org.cityplus.cases.testing;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.cityplus.cases.CaseId;
import org.cityplus.cases.clock.Term;
import org.cityplus.cases.definition.process.Process;
import org.cityplus.cases.definition.process.ProcessStep;
import org.cityplus.cases.form.Photos;
import org.cityplus.cases.lifecycle.Actor;
import org.cityplus.cases.lifecycle.CaseAction;
import org.cityplus.cases.lifecycle.CaseBook;
import org.cityplus.cases.lifecycle.CaseRow;
import org.cityplus.cases.lifecycle.Visit;
import org.cityplus.city.AgencyId;
import org.cityplus.city.City;
import org.cityplus.city.OfficeId;
import org.cityplus.identity.Authorities;
import org.cityplus.identity.Officer;
import org.cityplus.identity.Resident;
import org.cityplus.identity.Role;
import org.cityplus.kernel.Ids;
import org.cityplus.kernel.LocalizedText;
import org.cityplus.kernel.Money;
import org.cityplus.vault.Vault;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.transaction.support.TransactionTemplate;

/** Officers, and cases in front of them; each test takes an agency of its own and so a queue of its own. */
@TestComponent
public class DeskScene {
    private final CaseBook book;
    private final Vault vault;
    private final Photos photos;
    private final City city;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;

    public DeskScene(
            CaseBook book, Vault vault, Photos photos, City city, JdbcClient jdbc, TransactionTemplate transactions) {
        this.book = book;
        this.vault = vault;
        this.photos = photos;
        this.city = city;
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    public Officer officer(String agency) {
        return officer(agency, Role.OFFICER);
    }

    public Officer officer(String agency, Role... roles) {
        return Officer.of(
                Ids.next(Clock.systemUTC()),
                "张颖",
                new AgencyId(agency),
                new LocalizedText("测试单位", "Test agency"),
                Set.of(roles));
    }

    /** An agency nobody else in the tests works for. */
    public String newAgency() {
        return "test-" + UUID.randomUUID();
    }

    public static RequestPostProcessor as(Officer officer) {
        return SecurityMockMvcRequestPostProcessors.authentication(
                UsernamePasswordAuthenticationToken.authenticated(officer, null, Authorities.of(officer)));
    }

    public static RequestPostProcessor asResident() {
        return SecurityMockMvcRequestPostProcessors.authentication(UsernamePasswordAuthenticationToken.authenticated(
                new Resident(UUID.randomUUID(), "陈雨桐"), null, AuthorityUtils.createAuthorityList("ROLE_RESIDENT")));
    }

    public LocalDate today() {
        return LocalDate.now(city.zone());
    }

    /** Lodged and not paid yet, as before services declared their steps. */
    public CaseRow lodged(String agency, String name) {
        return lodged(agency, name, null);
    }

    /** Paid, the applicant came without a time, and it is to be decided: three actions. */
    public CaseRow toDecide(String agency, String name) {
        CaseRow row = lodged(agency, name, DECIDED_AT_ONCE);
        row = append(row, new CaseAction.Paid(Money.ofYuan(120)));
        return append(row, new CaseAction.Attended(true));
    }

    private static final Process DECIDED_AT_ONCE = new Process(
            List.of(ProcessStep.LODGE, ProcessStep.PAY, ProcessStep.APPOINTMENT, ProcessStep.DECIDE),
            null,
            null,
            new Process.Appointment("visit", null, 1, 24, 10),
            null,
            new Process.Deciding(Term.working(7), 5, 1, "test"),
            null,
            null);

    private CaseRow lodged(String agency, String name, @Nullable Process process) {
        UUID resident = Ids.next(Clock.systemUTC());
        vault.admit(resident);
        String photo = photos.take(resident, portrait()).file().id().toString();
        Map<String, String> answers = new HashMap<>(Map.of(
                "name", name,
                "idNumber", "500190199804121027",
                "surnameLatin", "CHEN",
                "givenNamesLatin", "YUTONG",
                "photo", photo,
                "mobile", "13900000001",
                "delivery", "collect",
                "office", "hall-500103-1"));
        var opening = new CaseBook.Opening(
                new CaseId(Ids.next(Clock.systemUTC())),
                Ids.next(Clock.systemUTC()),
                "PP",
                "passport-first",
                "2026-11",
                resident,
                name,
                new AgencyId(agency),
                new CaseAction.Lodged(
                        answers, new OfficeId("hall-500103-1"), Money.ofYuan(120), process, new AgencyId(agency)),
                null);
        return done(() -> book.open(opening).row());
    }

    public CaseRow paid(String agency, String name) {
        return append(lodged(agency, name), new CaseAction.Paid(Money.ofYuan(120)));
    }

    /** Under review: visits at {@code from}, answered by {@code promisedOn}. */
    public CaseRow booked(String agency, String name, Instant from, LocalDate promisedOn) {
        CaseRow paid = paid(agency, name);
        jdbc.sql("insert into cases.slot (office, starts_at) values (?, ?) on conflict do nothing")
                .params(paid.office().value(), Timestamp.from(from))
                .update();
        jdbc.sql("insert into cases.booking (case_id, office, kind, starts_at, booked_at) values (?, ?, 'visit', ?, ?)")
                .params(paid.id().value(), paid.office().value(), Timestamp.from(from), Timestamp.from(from))
                .update();
        var visit = new Visit(paid.office(), from, from.plus(Duration.ofMinutes(15)), null);
        return append(paid, new CaseAction.VisitBooked(visit, promisedOn));
    }

    /** Under review, visited {@code daysAgo} days ago at nine, answered by {@code promisedOn}. */
    public CaseRow underReview(String agency, String name, int daysAgo, LocalDate promisedOn) {
        return booked(
                agency,
                name,
                today().minusDays(daysAgo).atTime(9, 0).atZone(city.zone()).toInstant(),
                promisedOn);
    }

    /** Something happens to it while an officer is looking. */
    public CaseRow moveOn(CaseRow row) {
        return append(row, new CaseAction.ExtensionAsked(5, "还要核对一份材料"));
    }

    public CaseRow now(CaseRow row) {
        return book.get(row.id());
    }

    /** What the audit trail has of a case, oldest first. */
    public List<String> trail(CaseRow row) {
        return trailOf("case:" + row.id());
    }

    /** The same of any record. */
    public List<String> trailOf(String record) {
        return jdbc.sql("select act from audit.entry where record = ? order by id")
                .param(record)
                .query(String.class)
                .list();
    }

    private CaseRow append(CaseRow row, CaseAction action) {
        return done(() -> book.append(book.getLocked(row.id()), Actor.applicant(row.applicant()), action)
                .row());
    }

    private CaseRow done(java.util.function.Supplier<CaseRow> work) {
        return java.util.Objects.requireNonNull(transactions.execute(status -> work.get()));
    }

    /** A picture that passes as a passport photo. */
    public static byte[] portrait() {
        return portrait(new Color(0x43555a));
    }

    /** The same in other clothes: another picture. */
    public static byte[] portrait(Color clothes) {
        var image = new BufferedImage(396, 576, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, 396, 576);
        pen.setColor(clothes);
        pen.fillArc(40, 400, 316, 360, 0, 180);
        pen.setColor(new Color(0xe7b893));
        pen.fillOval(118, 140, 160, 210);
        pen.setColor(new Color(0x2a2422));
        pen.fillArc(108, 120, 180, 180, 0, 180);
        pen.dispose();
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "jpeg", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
