package org.cityplus.cases.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.cityplus.cases.desk.Queue;
import org.cityplus.cases.testing.DemoCityTest;
import org.cityplus.testing.OwnDatabase;
import org.cityplus.vault.Vault;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A database of the release before, with names in clear: after the upgrade they are sealed and still found. */
@OwnDatabase
class SealNamesTest extends DemoCityTest {
    @Autowired
    SealNames job;

    @Autowired
    CaseBook book;

    @Autowired
    Queue queue;

    @Autowired
    Vault vault;

    /** As the release before wrote it. */
    private CaseRow old(String agency, String name, UUID filer, String filerName) {
        CaseRow row = desk.lodged(agency, name);
        UUID id = row.id().value();
        jdbc.sql("delete from cases.name_piece where case_id = ?").param(id).update();
        jdbc.sql("""
                update cases.case_row set applicant_name = ?, sealed_name = null, filer = ?, filed_as = 'CARE', filer_name = ?
                 where id = ?
                """).params(name, filer, filerName, id).update();
        jdbc.sql("""
                insert into cases.action
                    (case_id, sequence, type, actor_kind, actor, actor_name, at, data, vocabulary)
                select case_id, 2, 'Paid', 'REPRESENTATIVE', ?, ?, at, ?, vocabulary from cases.action where case_id = ? and sequence = 1
                """)
                .params(
                        filer,
                        filerName,
                        vault.seal(row.applicant(), "{\"type\":\"paid\",\"amount\":{\"fen\":12000}}"),
                        id)
                .update();
        return row;
    }

    @Test
    void oldRowsAreReadBeforeAndAfterAndHoldNoNameInClear() {
        UUID daughter = UUID.randomUUID();
        vault.admit(daughter);
        String agency = desk.newAgency();
        for (int i = 0; i < 450; i++) {
            desk.lodged(agency, "无关");
        }
        CaseRow row = old(agency, "欧阳思远", daughter, "欧阳小敏");
        assertThat(book.get(row.id()).applicantName()).isEqualTo("欧阳思远");
        assertThat(book.getRecord(book.get(row.id()))
                        .actions()
                        .getLast()
                        .actor()
                        .name())
                .isEqualTo("欧阳小敏");
        // Killed between its batches, it goes on: the rows say what is left.
        assertThat(job.sealRows()).isEqualTo(1);
        assertThat(job.sealAll()).isEqualTo(1);
        assertThat(job.sealAll()).isZero();
        assertThat(
                        count(
                                "select count(*) from cases.case_row where applicant_name is not null or filer_name is not null"))
                .isZero();
        assertThat(count("select count(*) from cases.action where actor_name like '%欧阳%'"))
                .isZero();
        CaseRow after = book.get(row.id());
        assertThat(after.applicantName()).isEqualTo("欧阳思远");
        assertThat(after.findFiler())
                .hasValueSatisfying(filer -> assertThat(filer.name()).isEqualTo("欧阳小敏"));
        assertThat(book.getRecord(after).actions().getLast().actor().name()).isEqualTo("欧阳小敏");
        assertThat(queue.search(after.agency(), "思远")).containsExactly(after);
    }

    /** The door in the trigger lets a name be sealed and nothing else, and only once. */
    @Test
    void theTriggerLetsNothingElseThrough() {
        UUID daughter = UUID.randomUUID();
        vault.admit(daughter);
        CaseRow row = old(desk.newAgency(), "李雷", daughter, "李梅");
        for (String change : new String[] {
            "set actor_name = ''",
            "set actor_name = '别人', sealed_actor = 'x'",
            "set actor_name = '', sealed_actor = 'x', at = now()",
            "set actor_name = '', sealed_actor = 'x', data = 'x'",
            "set actor_name = '', sealed_actor = 'x', actor = gen_random_uuid()"
        }) {
            assertThatThrownBy(() -> jdbc.sql("update cases.action " + change + " where case_id = ? and sequence = 2")
                            .param(row.id().value())
                            .update())
                    .as(change)
                    .hasMessageContaining("append-only");
        }
        job.sealAll();
        assertThatThrownBy(
                        () -> jdbc.sql("update cases.action set sealed_actor = 'y' where case_id = ? and sequence = 2")
                                .param(row.id().value())
                                .update())
                .hasMessageContaining("append-only");
    }
}
