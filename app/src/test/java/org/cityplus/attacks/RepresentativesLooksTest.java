package org.cityplus.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.cityplus.access.Endpoint;
import org.cityplus.identity.Resident;
import org.cityplus.kernel.Ids;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.HttpMethod;

/** Whoever acts for somebody sees what they declared; however it is shown to them, the person can read that it was. */
class RepresentativesLooksTest extends AttackScene {
    private Resident daughter = new Resident(new UUID(0, 0), "");

    static List<Endpoint> whatShowsARecord() {
        return endpoints().stream()
                .filter(each -> each.method().equals(HttpMethod.GET))
                .filter(each -> each.path().matches(".*\\{(draft|case)}.*"))
                .filter(each ->
                        !each.path().startsWith("/desk/") && !each.path().startsWith("/api/desk/"))
                .toList();
    }

    @BeforeEach
    void aDaughterWhoActsForTheOwner() {
        daughter = applicants.newResident();
        jdbc.sql("""
                insert into identity.mandate
                    (id, kind, state, representative, represented, until, basis, requested_at, changed_at)
                values (?, 'CARE', 'ACTIVE', ?, ?, ?, 'own-word', now(), now())
                """)
                .params(Ids.next(Clock.systemUTC()), daughter.id(), owner.id(), LocalDate.of(2027, 11, 24))
                .update();
    }

    private int looks(Resident by) {
        return (int) count(
                "select count(*) from audit.entry where subject = ? and actor = ? and act = 'representative-looked'",
                owner.id(),
                by.id());
    }

    @ParameterizedTest
    @MethodSource("whatShowsARecord")
    void leavesALook(Endpoint endpoint) {
        int status = sent(request(endpoint, daughter, path(endpoint, records)))
                .getResponse()
                .getStatus();
        assertThat(status).isIn(200, 302, 404);
        assertThat(looks(daughter)).as(endpoint + " " + status).isEqualTo(1);
        sent(request(endpoint, daughter, path(endpoint, records)));
        assertThat(looks(daughter)).as("again, it is the same look").isEqualTo(1);
        sent(request(endpoint, owner, path(endpoint, records)));
        assertThat(looks(owner)).as("nobody looks at themselves").isZero();
    }
}
