package org.cityplus.cases.lifeevent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.cityplus.cases.CaseMoved;
import org.cityplus.cases.desk.Decision;
import org.cityplus.cases.lifecycle.CaseRow;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the end of one service means for those that wait for it is told, once. */
class LifeEventNoticesTest extends LifeEventTest {
    @Autowired
    LifeEventNotices notices;

    @Autowired
    LifeEventData data;

    private Bundle sent() {
        Family family = family();
        UUID mother = family.mother().id();
        Bundle bundle = born(family);
        sending.send(mother, bundle.id());
        return bundle;
    }

    private List<String> told(Bundle bundle) {
        return jdbc.sql("select kind from channels.notification where resident = ? and link = ? order by sequence")
                .params(bundle.owner(), "/bundles/" + bundle.id())
                .query(String.class)
                .list();
    }

    /** All that happened to the case, told again. */
    private void again(CaseRow row) {
        int last = book.get(row.id()).sequence();
        for (int sequence = 1; sequence <= last; sequence++) {
            notices.on(new CaseMoved(row.id(), sequence, clock.instant()));
        }
    }

    @Test
    void onceTheFirstIsGrantedItsOwnerIsToldThatTheNextCanBeSent() {
        Bundle bundle = sent();
        CaseRow birth = cases(bundle).getFirst();
        assertThat(told(bundle)).isEmpty();
        grant(birth);
        await("she is told").untilAsserted(() -> assertThat(told(bundle)).containsExactly("cases.bundle-ready"));
        again(birth);
        again(birth);
        await("once")
                .during(Duration.ofMillis(600))
                .untilAsserted(() -> assertThat(told(bundle)).containsExactly("cases.bundle-ready"));
        data.erase(family().boy());
        assertThat(told(bundle)).as("the life event is hers, and there still").hasSize(1);
        data.erase(bundle.owner());
        assertThat(told(bundle)).as("no message leads nowhere").isEmpty();
    }

    @Test
    void whenItIsRefusedItsOwnerIsToldWhatBecomesOfTheNext() {
        Bundle bundle = sent();
        CaseRow birth = cases(bundle).getFirst();
        decide(birth, new Decision.Refuse("registered-already", "孩子已经在别处登记了户口，请先核对户口簿。"));
        await("she is told").untilAsserted(() -> assertThat(told(bundle)).containsExactly("cases.bundle-stranded"));
        again(birth);
        await("once")
                .during(Duration.ofMillis(600))
                .untilAsserted(() -> assertThat(told(bundle)).containsExactly("cases.bundle-stranded"));
        assertThat(standings.list(bundle).getLast())
                .isInstanceOfSatisfying(
                        Standing.Awaiting.class,
                        awaiting -> assertThat(awaiting.failed()).hasSize(1));
    }

    @Test
    void whereNothingWaitsNothingIsTold() {
        Bundle bundle = filledIn(movedHere(applicants.newResident()));
        sending.send(bundle.owner(), bundle.id());
        CaseRow residence = cases(bundle).getFirst();
        decide(residence, new Decision.Grant());
        again(residence);
        await().during(Duration.ofMillis(600))
                .untilAsserted(() -> assertThat(told(bundle)).isEmpty());
    }
}
