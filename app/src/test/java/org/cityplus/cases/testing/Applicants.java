package org.cityplus.cases.testing;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cityplus.cases.definition.ServiceCatalog;
import org.cityplus.cases.definition.ServiceDefinition;
import org.cityplus.cases.desk.Desk;
import org.cityplus.cases.desk.DeskAct;
import org.cityplus.cases.form.Draft;
import org.cityplus.cases.form.Drafts;
import org.cityplus.cases.form.Photos;
import org.cityplus.cases.lifecycle.Applications;
import org.cityplus.cases.lifecycle.CaseBook;
import org.cityplus.cases.lifecycle.CaseRow;
import org.cityplus.cases.lifecycle.Lodging;
import org.cityplus.cases.visit.Slot;
import org.cityplus.cases.visit.Visits;
import org.cityplus.identity.Authorities;
import org.cityplus.identity.Officer;
import org.cityplus.identity.Resident;
import org.cityplus.identity.Role;
import org.cityplus.identity.SandboxSms;
import org.cityplus.identity.SignIn;
import org.cityplus.identity.SignInCaller;
import org.cityplus.kernel.LocalizedText;
import org.cityplus.kernel.MobileNumber;
import org.cityplus.payments.PaymentOrder;
import org.cityplus.payments.SandboxGateway;
import org.cityplus.web.Viewer;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** People who apply, each new to the city; what they do goes the way it goes in the app. */
@TestComponent
public class Applicants {
    private static final Pattern CODE = Pattern.compile("\\d{6}");
    /** Has no factor in common with 10^8, so that no phone comes twice before all have come. */
    private static final long PHONES_STEP = 61_803_399;

    private static final AtomicLong PHONES = new AtomicLong(PHONES_STEP);

    private final SignIn signIn;
    private final SandboxSms sms;
    private final ServiceCatalog services;
    private final Drafts drafts;
    private final Photos photos;
    private final Applications applications;
    private final Lodging lodging;
    private final SandboxGateway provider;
    private final Visits visits;
    private final Desk desk;
    private final CaseBook book;

    public Applicants(
            SignIn signIn,
            SandboxSms sms,
            ServiceCatalog services,
            Drafts drafts,
            Photos photos,
            Applications applications,
            Lodging lodging,
            SandboxGateway provider,
            Visits visits,
            Desk desk,
            CaseBook book) {
        this.signIn = signIn;
        this.sms = sms;
        this.services = services;
        this.drafts = drafts;
        this.photos = photos;
        this.applications = applications;
        this.lodging = lodging;
        this.provider = provider;
        this.visits = visits;
        this.desk = desk;
        this.book = book;
    }

    /** A phone no test used before, outside the demo people's range. */
    public static String newPhone() {
        return "138%08d".formatted(PHONES.getAndAdd(PHONES_STEP) % 100_000_000);
    }

    /** Somewhere no test came from before: limits by address and device are tested where they are meant. */
    public static SignInCaller newCaller() {
        return new SignInCaller(UUID.randomUUID().toString(), UUID.randomUUID().toString());
    }

    public Resident newResident() {
        String phone = newPhone();
        var challenge = signIn.sendCode(phone, Locale.ENGLISH, newCaller());
        return signIn.redeem(challenge, phone, codeSentTo(phone));
    }

    /** The latest code in the sandbox outbox. */
    public String codeSentTo(String phone) {
        String text = sms.list().stream()
                .filter(message -> message.phone().equals(new MobileNumber(phone)))
                .findFirst()
                .orElseThrow()
                .text();
        Matcher code = CODE.matcher(text);
        if (!code.find()) {
            throw new AssertionError("no code in: " + text);
        }
        return code.group();
    }

    public static RequestPostProcessor as(Viewer viewer) {
        return SecurityMockMvcRequestPostProcessors.authentication(
                UsernamePasswordAuthenticationToken.authenticated(viewer, null, Authorities.of(viewer)));
    }

    public ServiceDefinition passport() {
        return services.get("passport-first");
    }

    /** Every question of the passport answered rightly. */
    public Map<String, String> answers(Resident resident) {
        return new HashMap<>(Map.of(
                "name", "陈雨桐",
                "idNumber", "500190199804121027",
                "surnameLatin", "CHEN",
                "givenNamesLatin", "YUTONG",
                "photo",
                        photos.take(resident.id(), DeskScene.portrait())
                                .file()
                                .id()
                                .toString(),
                "mobile", "13900000001",
                "delivery", "collect",
                "office", "hall-500103-2"));
    }

    public Draft completeDraft(Resident resident) {
        Draft draft = drafts.open(resident.id(), passport());
        return drafts.save(resident.id(), draft.id(), answers(resident));
    }

    public CaseRow lodged(Resident resident) {
        return lodging.lodge(resident.id(), completeDraft(resident).id());
    }

    /** Lodged, and accepted by an officer of the agency. */
    public CaseRow accepted(Resident resident) {
        return accept(lodged(resident));
    }

    /** An officer of the agency accepts the case. */
    public CaseRow accept(CaseRow row) {
        return desk.act(officer(row), row.id(), row.sequence(), new DeskAct.Accept());
    }

    /** An officer of the agency that has the case. */
    public static Officer officer(CaseRow row, Role... more) {
        Set<Role> roles = new HashSet<>(Set.of(more));
        roles.add(Role.OFFICER);
        return Officer.of(UUID.randomUUID(), "张颖", row.agency(), new LocalizedText("测试单位", "Test agency"), roles);
    }

    public CaseRow paid(Resident resident) {
        CaseRow row = accepted(resident);
        PaymentOrder order = applications.settledOrder(row.id());
        provider.charge(order.id());
        applications.settledOrder(row.id());
        return applications.recordPayment(row.id());
    }

    /** The slots of the {@code n}th day that can be chosen, counted from 0. */
    public List<Slot> slots(CaseRow row, int n) {
        return visits.list(row.office(), book.getRecord(row).file().process(), day(n));
    }

    public LocalDate day(int n) {
        return visits.days().get(n);
    }
}
