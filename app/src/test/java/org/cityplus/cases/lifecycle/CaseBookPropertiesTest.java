package org.cityplus.cases.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.cityplus.cases.CaseId;
import org.cityplus.cases.testing.DemoCityTest;
import org.cityplus.city.AgencyId;
import org.cityplus.kernel.Ids;
import org.cityplus.kernel.Refusal;
import org.cityplus.vault.Vault;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestContextManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Whatever is tried on a case, its row tells what its actions tell. */
class CaseBookPropertiesTest extends DemoCityTest {
    @Autowired
    CaseBook book;

    @Autowired
    Vault vault;

    @Autowired
    TransactionTemplate transactions;

    CaseBookPropertiesTest() throws Exception {
        new TestContextManager(getClass()).prepareTestInstance(this);
    }

    @Provide
    Arbitrary<List<CaseAction>> tries() {
        return Arbitraries.of(Actions.ALL).list().ofMaxSize(8);
    }

    @Property(tries = 60, seed = "20261124")
    void theRowIsTheFoldOfItsActions(@ForAll boolean free, @ForAll("tries") List<CaseAction> tries) {
        CaseRow row = opened(free ? Actions.LODGED_FREE : Actions.LODGED);
        int written = 1;
        for (CaseAction action : tries) {
            boolean drawn = Lifecycle.next(book.getRecord(row).state(), action).isPresent();
            CaseRow before = row;
            if (drawn) {
                row = done(() -> append(before, action));
                written++;
            } else {
                assertThatExceptionOfType(Refusal.class)
                        .isThrownBy(() -> done(() -> append(before, action)))
                        .satisfies(refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.CONFLICT));
                assertThat(book.get(row.id())).isEqualTo(before);
            }
            assertInStep(row, written);
        }
    }

    private void assertInStep(CaseRow row, int written) {
        CaseRecord record = book.getRecord(book.get(row.id()));
        CaseState state = record.state();
        assertThat(record.row().stage()).isEqualTo(Stage.of(state));
        assertThat(storedTurn(row)).isEqualTo(state.turn().name());
        assertThat(record.row().sequence()).isEqualTo(written);
        assertThat(record.actions())
                .extracting(RecordedAction::sequence)
                .hasSize(written)
                .isSorted();
        if (state instanceof CaseState.UnderReview review) {
            assertThat(record.row().promisedOn()).isEqualTo(review.promisedOn());
        }
        if (state instanceof CaseState.AwaitingPayment) {
            assertThat(record.row().findPromisedOn()).isEmpty();
            assertThat(record.row().findVisitOn()).isEmpty();
        }
    }

    private String storedTurn(CaseRow row) {
        return jdbc.sql("select turn from cases.case_row where id = ?")
                .param(row.id().value())
                .query(String.class)
                .single();
    }

    private CaseRow opened(CaseAction.Lodged lodged) {
        UUID resident = Ids.next(clock);
        vault.admit(resident);
        return done(() -> book.open(new CaseBook.Opening(
                new CaseId(Ids.next(clock)),
                Ids.next(clock),
                "PP",
                "passport-first",
                "2026-11",
                resident,
                "陈雨桐",
                new AgencyId("test-book"),
                lodged,
                null)));
    }

    private CaseRow append(CaseRow row, CaseAction action) {
        return book.append(book.getLocked(row.id()), Actor.applicant(row.applicant()), action);
    }

    private CaseRow done(Supplier<CaseRow> work) {
        return Objects.requireNonNull(transactions.execute(status -> work.get()));
    }
}
