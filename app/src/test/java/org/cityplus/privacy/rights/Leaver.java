package org.cityplus.privacy.rights;

import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.cityplus.cases.desk.Decision;
import org.cityplus.cases.desk.Desk;
import org.cityplus.cases.desk.DeskAct;
import org.cityplus.cases.form.Drafts;
import org.cityplus.cases.lifecycle.Applications;
import org.cityplus.cases.lifecycle.CaseRow;
import org.cityplus.cases.lifecycle.Lodging;
import org.cityplus.cases.lifecycle.Timers;
import org.cityplus.cases.testing.Applicants;
import org.cityplus.cases.testing.DeskScene;
import org.cityplus.identity.Officer;
import org.cityplus.identity.Resident;
import org.cityplus.identity.Residents;
import org.cityplus.identity.Role;
import org.cityplus.testing.TestClock;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody with a life in the city: a name and number of their own, a decided case, a draft, messages, photos. */
@TestComponent
class Leaver {
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};

    private final Applicants applicants;
    private final Applications applications;
    private final Lodging lodging;
    private final Drafts drafts;
    private final Desk desk;
    private final DeskScene scene;
    private final Residents residents;
    private final JdbcClient jdbc;
    private final TestClock clock;
    private final Timers timers;
    private final MockMvcTester mvc;

    Leaver(
            Applicants applicants,
            Applications applications,
            Lodging lodging,
            Drafts drafts,
            Desk desk,
            DeskScene scene,
            Residents residents,
            JdbcClient jdbc,
            TestClock clock,
            Timers timers,
            MockMvcTester mvc) {
        this.timers = timers;
        this.applicants = applicants;
        this.applications = applications;
        this.lodging = lodging;
        this.drafts = drafts;
        this.desk = desk;
        this.scene = scene;
        this.residents = residents;
        this.jdbc = jdbc;
        this.clock = clock;
        this.mvc = mvc;
    }

    record Life(Resident resident, String phone, String name, String number, CaseRow decided) {}

    Resident stranger() {
        return applicants.newResident();
    }

    /** Three characters no other test's people have together, and a number with its right check digit. */
    Life decided() {
        Resident resident = applicants.newResident();
        String name = new StringBuilder()
                .appendCodePoint(0x4e00 + ThreadLocalRandom.current().nextInt(0x5000))
                .appendCodePoint(0x4e00 + ThreadLocalRandom.current().nextInt(0x5000))
                .appendCodePoint(0x4e00 + ThreadLocalRandom.current().nextInt(0x5000))
                .toString();
        String number = number();
        Map<String, String> answers = new HashMap<>(applicants.answers(resident));
        answers.put("name", name);
        answers.put("idNumber", number);
        CaseRow row = lodging.lodge(resident.id(), applicants.passport(), answers);
        row = applicants.accept(row);
        jdbc.sql("update payments.payment_order set state = 'PAID', paid_at = ? where purpose = ?")
                .params(Timestamp.from(clock.instant()), "case:" + row.id())
                .update();
        row = applications.recordPayment(row.id());
        row = applications.bookVisit(resident.id(), row.id(), freeSlot(row));
        Officer officer = scene.officer(row.agency().value(), Role.OFFICER);
        for (DeskAct act : List.of(new DeskAct.Attend(), new DeskAct.Decide(new Decision.Grant()))) {
            row = desk.act(officer, row.id(), row.sequence(), act);
        }
        clock.forward(Duration.ofMinutes(1));
        timers.fireDue();
        row = desk.act(officer, row.id(), row.sequence() + 1, new DeskAct.Issue(""));
        row = desk.act(officer, row.id(), row.sequence(), new DeskAct.Deliver(""));
        drafts.save(
                resident.id(),
                drafts.open(resident.id(), applicants.passport()).id(),
                Map.of("name", name, "idNumber", number));
        return new Life(resident, phoneOf(resident), name, number, row);
    }

    private Instant freeSlot(CaseRow row) {
        return IntStream.range(0, 10)
                .boxed()
                .flatMap(day -> applicants.slots(row, day).stream())
                .filter(slot -> slot.free() > 0)
                .findFirst()
                .orElseThrow()
                .from();
    }

    /** Signs in as a program does; what goes into the Authorization header. */
    String token(Resident resident) {
        String phone = phoneOf(resident);
        clock.forward(Duration.ofSeconds(61));
        var challenge = json(mvc.post()
                        .uri("/api/sign-in/codes")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"phone\":\"%s\"}".formatted(phone)))
                .get("challenge")
                .asString();
        String code = applicants.codeSentTo(phone);
        return "Bearer "
                + json(mvc.post()
                                .uri("/api/sign-in")
                                .contentType(MediaType.APPLICATION_JSON)
                                .content("{\"challenge\":\"%s\",\"phone\":\"%s\",\"code\":\"%s\"}"
                                        .formatted(challenge, phone, code)))
                        .get("token")
                        .asString();
    }

    private static JsonNode json(MockMvcTester.MockMvcRequestBuilder request) {
        try {
            return JsonMapper.shared()
                    .readTree(request.exchange().getResponse().getContentAsString(StandardCharsets.UTF_8));
        } catch (java.io.UnsupportedEncodingException e) {
            throw new AssertionError(e);
        }
    }

    private String phoneOf(Resident resident) {
        return Objects.requireNonNull(residents.getProfile(resident.id()).phone())
                .value();
    }

    Officer officerOf(CaseRow row) {
        return scene.officer(row.agency().value(), Role.OFFICER);
    }

    void pass(Duration time) {
        clock.forward(time);
    }

    CaseRow lodge(Resident resident) {
        return lodge(resident, applicants.answers(resident));
    }

    CaseRow lodge(Resident resident, Map<String, String> answers) {
        return lodging.lodge(resident.id(), applicants.passport(), answers);
    }

    static String number() {
        String body = "500190%04d%02d%02d%03d"
                .formatted(
                        ThreadLocalRandom.current().nextInt(1950, 2000),
                        ThreadLocalRandom.current().nextInt(1, 13),
                        ThreadLocalRandom.current().nextInt(1, 28),
                        ThreadLocalRandom.current().nextInt(1000));
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * (body.charAt(i) - '0');
        }
        return body + "10X98765432".charAt(sum % 11);
    }
}
