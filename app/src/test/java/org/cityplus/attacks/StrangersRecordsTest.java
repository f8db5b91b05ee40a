package org.cityplus.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.cityplus.access.Endpoint;
import org.cityplus.identity.Audience;
import org.cityplus.identity.Officer;
import org.cityplus.identity.Resident;
import org.cityplus.identity.Role;
import org.cityplus.kernel.Ids;
import org.cityplus.vault.Vault;
import org.cityplus.web.Viewer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Another person's record is answered like one that never was: same status, same headers, same length, same words. */
class StrangersRecordsTest extends AttackScene {
    /** These differ from answer to answer, whatever was asked. */
    private static final List<String> OWN_TO_EACH = List.of("X-Request-Id", "traceparent", "Set-Cookie", "Date");

    @Autowired
    Vault vault;

    private Map<String, String> byPath = Map.of();
    private Resident another = new Resident(new UUID(0, 0), "");

    static List<Endpoint> records() {
        return endpoints().stream()
                .filter(each -> each.path().matches(".*\\{(draft|case|order|note|uuid|entry)}.*"))
                .filter(each -> each.audience() != Audience.ANYONE)
                .toList();
    }

    /** What else the owner has, for addresses whose table says no more than that an id belongs there. */
    @BeforeEach
    void moreOfTheOwners() {
        if (!byPath.isEmpty()) {
            return;
        }
        UUID passkey = Ids.next(Clock.systemUTC());
        jdbc.sql("""
                insert into identity.passkey values (?, ?, ?, 'p', 0, true, '', false, false, '', 'Phone', now(), now())
                """)
                .params(passkey, owner.id(), passkey.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .update();
        UUID mandate = Ids.next(Clock.systemUTC());
        Resident grandmother = applicants.newResident();
        jdbc.sql("""
                insert into identity.mandate
                    (id, kind, state, representative, represented, until, basis, requested_at, changed_at)
                values (?, 'CARE', 'ACTIVE', ?, ?, ?, 'consent', now(), now())
                """)
                .params(mandate, owner.id(), grandmother.id(), LocalDate.of(2027, 11, 24))
                .update();
        UUID clerk = jdbc.sql("select id from identity.staff where username = 'wu.min'")
                .query(UUID.class)
                .single();
        UUID visit = Ids.next(Clock.systemUTC());
        jdbc.sql("insert into identity.counter_visit values (?, ?, ?, ?, ?, ?, ?)")
                .params(
                        visit,
                        clerk,
                        agency,
                        owner.id(),
                        vault.seal(owner.id(), "x"),
                        java.sql.Timestamp.from(clock.instant()),
                        java.sql.Timestamp.from(clock.instant().plusSeconds(1800)))
                .update();
        UUID flag = Ids.next(Clock.systemUTC());
        jdbc.sql("""
                insert into oversight.flag (id, actor, agency, subject, day, state, raised_at, changed_at)
                values (?, ?, ?, ?, '2026-11-24', 'OPEN', now(), now())
                """).params(flag, clerk, agency, owner.id()).update();
        byPath = Map.of(
                "/me/passkeys", passkey.toString(),
                "/me/people", mandate.toString(),
                "/desk/counter", visit.toString(),
                "/desk/oversight", flag.toString(),
                "/api/desk/oversight", flag.toString(),
                "/desk/my-looks", flag.toString(),
                "/api/desk/my-looks", flag.toString());
    }

    /** The same kind of person as the rightful one, to whom the record is nothing. */
    private Viewer stranger(Endpoint endpoint, Resident resident) {
        if (endpoint.audience() == Audience.RESIDENT) {
            return resident;
        }
        Role role = List.of(Role.values()).stream()
                .filter(each -> each.name().equals(endpoint.audience().name()))
                .findAny()
                .orElse(Role.OFFICER);
        return desk.officer(desk.newAgency(), role);
    }

    private Map<String, String> theOwners(Endpoint endpoint) {
        Map<String, String> with = new HashMap<>(records);
        with.put("uuid", Ids.next(Clock.systemUTC()).toString());
        with.put("event", "moving-here");
        byPath.forEach((path, id) -> {
            if (endpoint.path().startsWith(path + "/")) {
                with.put("uuid", id);
            }
        });
        return with;
    }

    private Map<String, String> nobodys(Map<String, String> with) {
        Map<String, String> without = new HashMap<>(with);
        for (String name : List.of("draft", "case", "order", "note", "uuid")) {
            without.put(name, Ids.next(Clock.systemUTC()).toString());
        }
        return without;
    }

    @ParameterizedTest
    @MethodSource("records")
    void nothingTellsThatItIsThere(Endpoint endpoint) {
        if (another.displayName().isEmpty()) {
            another = new Resident(applicants.newResident().id(), "another");
        }
        Viewer stranger = stranger(endpoint, another);
        Map<String, String> there = theOwners(endpoint);
        Map<String, String> nowhere = nobodys(there);
        MvcTestResult theirs = sent(request(endpoint, stranger, path(endpoint, there)));
        MvcTestResult nobodys = sent(request(endpoint, stranger, path(endpoint, nowhere)));
        assertThat(answer(theirs, there)).as(endpoint.toString()).isEqualTo(answer(nobodys, nowhere));
        assertThat(theirs.getResponse().getStatus())
                .as("nothing of it is given")
                .isIn(302, 404, 400, 422, 204, 403, 409, 200);
        assertThat(body(theirs)).doesNotContain(owner.displayName().isEmpty() ? "陈雨桐" : owner.displayName());
    }

    /** Status, headers and the whole body; ids that were in the question are the same word in both. */
    private static String answer(MvcTestResult result, Map<String, String> with) {
        var response = result.getResponse();
        Map<String, List<String>> headers = new TreeMap<>();
        response.getHeaderNames().stream()
                .filter(name -> OWN_TO_EACH.stream().noneMatch(name::equalsIgnoreCase))
                .forEach(name -> headers.put(name, List.copyOf(response.getHeaders(name))));
        String whole = response.getStatus() + "\n" + headers + "\n" + body(result);
        for (String name : List.of("draft", "case", "order", "note", "uuid")) {
            whole = whole.replace(with.getOrDefault(name, "\0"), "an-id");
        }
        String request = response.getHeader("X-Request-Id");
        return (request == null ? whole : whole.replace(request, "a-request"))
                .replaceAll("name=\"_csrf\" value=\"[^\"]*\"", "a-token")
                .replaceAll("\"(requestId|instance)\":\"[^\"]*\"", "");
    }

    /** With teeth: the owner is answered otherwise. */
    @Test
    void theOwnerIsAnsweredOtherwise() {
        Endpoint page = endpoints().stream()
                .filter(each -> each.toString().equals("GET /cases/{case}"))
                .findFirst()
                .orElseThrow();
        Map<String, String> there = theOwners(page);
        Map<String, String> nowhere = nobodys(there);
        assertThat(answer(sent(request(page, owner, path(page, there))), there))
                .isNotEqualTo(answer(sent(request(page, owner, path(page, nowhere))), nowhere));
    }

    @Test
    void anotherPersonsMandateStandsAfterAllOfThat() {
        for (Endpoint endpoint : records()) {
            if (endpoint.path().startsWith("/me/")) {
                sent(request(endpoint, applicants.newResident(), path(endpoint, theOwners(endpoint))));
            }
        }
        assertThat(count(
                        "select count(*) from identity.mandate where representative = ? and state = 'ACTIVE'",
                        owner.id()))
                .isEqualTo(1);
        assertThat(count("select count(*) from identity.passkey where resident = ? and label = 'Phone'", owner.id()))
                .isEqualTo(1);
    }

    /** Whoever is not signed in, and every other role, for each address behind a door: by force of the address alone. */
    @ParameterizedTest
    @MethodSource("records")
    void forcedBrowsingEndsAtTheDoor(Endpoint endpoint) {
        String path = path(endpoint, theOwners(endpoint));
        int nobody = sent(request(endpoint, null, path)).getResponse().getStatus();
        assertThat(nobody).isEqualTo(endpoint.isApi() ? 401 : 302);
        for (Role role : Role.values()) {
            boolean isRightful = endpoint.audience() == Audience.STAFF
                    || endpoint.audience().roles().contains(role.name());
            if (!isRightful) {
                Officer other = desk.officer(agency, role);
                assertThat(sent(request(endpoint, other, path)).getResponse().getStatus())
                        .as(endpoint + " by " + role)
                        .isEqualTo(403);
            }
        }
        for (String variant : List.of(
                path + "/",
                path + "%2f",
                path + ";x=1",
                path.replaceFirst("/", "//"),
                path + "/.",
                path.toUpperCase(java.util.Locale.ROOT))) {
            int status = sent(request(
                            endpoint.method(),
                            null,
                            variant.startsWith("//") ? "/." + variant : variant,
                            endpoint.body()))
                    .getResponse()
                    .getStatus();
            assertThat(status).as(variant).isNotEqualTo(200).isBetween(300, 499);
        }
    }
}
