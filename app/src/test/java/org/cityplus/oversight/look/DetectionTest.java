package org.cityplus.oversight.look;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cityplus.cases.lifecycle.CaseRow;
import org.cityplus.identity.Officer;
import org.cityplus.identity.Role;
import org.junit.jupiter.api.Test;

/** Whatever interrupts it, each look is judged once. */
class DetectionTest extends LookScene {
    private static final LocalDate TUESDAY = LocalDate.of(2026, 11, 24);

    private List<String> all() {
        return jdbc.sql("""
                select f.actor || ' ' || coalesce(f.subject::text, '-') || ' ' || l.rule || ' ' || l.entry
                  from oversight.flag f join oversight.flag_look l on l.flag = f.id order by 1
                """).query(String.class).list();
    }

    private void misuse() {
        for (int i = 0; i < 25; i++) {
            looks(officer, somebody(), "case:x", at(TUESDAY, 22, i));
        }
    }

    @Test
    void readingTheSameEntriesAgainChangesNothing() {
        misuse();
        examined();
        List<String> once = all();
        assertThat(once).isNotEmpty();
        jdbc.sql("update oversight.place set next_leaf = 0").update();
        caughtUp();
        assertThat(all()).isEqualTo(once);
        assertThat(count("select count(*) from oversight.trail")).isEqualTo(count("select count(*) from audit.leaf"));
    }

    /** What a killed node leaves is what a rolled back transaction leaves. */
    @Test
    void aNodeThatDiesInTheMiddleLeavesNothingHalfDone() {
        examined();
        long place = count("select next_leaf from oversight.place");
        misuse();
        logged();
        List<String> before = all();
        assertThatThrownBy(() -> transactions.executeWithoutResult(status -> {
                    assertThat(detection.readOn()).isPositive();
                    throw new IllegalStateException("killed");
                }))
                .hasMessage("killed");
        assertThat(all()).isEqualTo(before);
        assertThat(count("select next_leaf from oversight.place")).isEqualTo(place);
        caughtUp();
        assertThat(all()).hasSizeGreaterThan(before.size());
        assertThat(detection.behind()).isZero();
    }

    @Test
    void twoNodesAtOnceFlagOnce() throws InterruptedException {
        misuse();
        logged();
        List<Thread> nodes = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            nodes.add(Thread.startVirtualThread(() -> {
                for (int n = 0; n < 5; n++) {
                    detection.readOn();
                }
            }));
        }
        for (Thread node : nodes) {
            node.join();
        }
        caughtUp();
        assertThat(count("select count(*) from oversight.flag where actor = ?", officer.id()))
                .isEqualTo(1);
        assertThat(count("select people from oversight.day_of_looks where actor = ?", officer.id()))
                .isEqualTo(25);
    }

    @Test
    void whoeverLooksAtThousandsIsOneFlagForTheDayWithAsMuchAsAnybodyReads() {
        transactions.executeWithoutResult(status -> {
            for (int i = 0; i < 4000; i++) {
                audit.write(new org.cityplus.audit.AuditEntry(
                        at(TUESDAY, 9, i / 100), officer.id(), "", UUID.randomUUID(), "case:x", "looked"));
            }
        });
        assertThat(rulesAgainst(officer)).containsExactlyInAnyOrder("many-in-an-hour", "many-in-a-day");
        assertThat(count("select count(*) from oversight.flag where actor = ?", officer.id()))
                .isEqualTo(1);
        assertThat(count(
                        "select count(*) from oversight.flag_look l join oversight.flag f on f.id = l.flag where f.actor = ?",
                        officer.id()))
                .isEqualTo(400);
        assertThat(count("select people from oversight.day_of_looks where actor = ?", officer.id()))
                .isEqualTo(4000);
        assertThat(detection.behind()).isZero();
    }

    @Test
    void whatResidentsDoAndWhatStaffDoWithStaffIsNoLook() {
        CaseRow row = applicants.paid(applicants.newResident());
        transactions.executeWithoutResult(status -> audit.write(new org.cityplus.audit.AuditEntry(
                at(TUESDAY, 23, 0), officer.id(), "", supervisor.id(), "staff:" + supervisor.id(), "role-given")));
        examined();
        assertThat(count("select count(*) from oversight.trail where record = ? and is_look", "case:" + row.id()))
                .isZero();
        assertThat(rulesAgainst(officer)).isEmpty();
    }

    @Test
    void aRecordNobodyKnowsOfStopsNothing() {
        UUID person = somebody();
        looks(officer, person, "case:not-an-id", at(TUESDAY, 10, 0));
        looks(officer, person, "nonsense", at(TUESDAY, 10, 0));
        looks(officer, person, "case:" + UUID.randomUUID(), at(LocalDate.of(2031, 3, 5), 10, 0));
        vault.destroy(person);
        examined();
        assertThat(detection.behind()).isZero();
    }

    @Test
    void whereNobodyElseCouldJudgeItGoesToTheAuditAdministratorAtOnce() {
        String small = desk.newAgency();
        Officer alone = employed(small, "何敏", Role.OFFICER, Role.SUPERVISOR);
        looks(alone, somebody(), "case:x", at(TUESDAY, 23, 0));
        looks(supervisor, somebody(), "case:x", at(TUESDAY, 23, 0));
        Officer second = employed(agency, "李敏", Role.SUPERVISOR);
        looks(second, somebody(), "case:x", at(TUESDAY, 23, 0));
        examined();
        assertThat(state(alone)).isEqualTo("PASSED_ON");
        assertThat(state(supervisor)).isEqualTo("OPEN");
    }

    private String state(Officer who) {
        return jdbc.sql("select state from oversight.flag where actor = ?")
                .param(who.id())
                .query(String.class)
                .single();
    }

    @Test
    void everyStateIsReachedAndNoneLeadsNowhereByMistake() {
        var reached = new java.util.TreeSet<FlagState>(java.util.Set.of(FlagState.OPEN));
        for (int round = 0; round < FlagState.values().length; round++) {
            List.copyOf(reached)
                    .forEach(state -> reached.addAll(
                            FlagState.EDGES.getOrDefault(state, Map.of()).values()));
        }
        assertThat(reached).containsExactly(FlagState.values());
        for (FlagState state : FlagState.values()) {
            assertThat(state.after(FlagState.Act.EXPLAIN).isPresent()).isEqualTo(!state.isSettled());
        }
    }
}
