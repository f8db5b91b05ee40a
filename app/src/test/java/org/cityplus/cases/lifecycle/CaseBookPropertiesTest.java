package org.cityplus.cases.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import org.cityplus.cases.CaseId;
import org.cityplus.cases.testing.DemoCityTest;
import org.cityplus.city.AgencyId;
import org.cityplus.kernel.Ids;
import org.cityplus.kernel.Money;
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
    DeadlineRows deadlines;

    @Autowired
    Vault vault;

    @Autowired
    TransactionTemplate transactions;

    CaseBookPropertiesTest() throws Exception {
        new TestContextManager(getClass()).prepareTestInstance(this);
    }

    @Provide
    Arbitrary<List<CaseAction>> tries() {
        return Arbitraries.of(Actions.ALL).list().ofMinSize(4).ofMaxSize(60);
    }

    @Provide
    Arbitrary<CaseAction.Lodged> beginnings() {
        return Arbitraries.of(
                Actions.LODGED,
                Actions.LODGED_FREE,
                Actions.lodged(Money.ofYuan(120), Actions.WHOLE),
                Actions.lodged(Money.ofYuan(120), Actions.RENEWAL),
                Actions.lodged(Money.ZERO, Actions.COMPLAINT));
    }

    @Property(tries = 40, seed = "20261124")
    void theRowIsTheFoldOfItsActions(
            @ForAll("beginnings") CaseAction.Lodged lodged, @ForAll("tries") List<CaseAction> tries) {
        check(lodged, tries);
    }

    @Property(tries = 4000, seed = "20261125")
    @Tag("deep")
    void howeverManyAreTried(@ForAll("beginnings") CaseAction.Lodged lodged, @ForAll("tries") List<CaseAction> tries) {
        check(lodged, tries);
    }

    private void check(CaseAction.Lodged lodged, List<CaseAction> tries) {
        CaseRow row = opened(lodged);
        int written = 1;
        for (CaseAction action : tries) {
            boolean drawn = Lifecycle.next(book.getRecord(row).file(), Actions.recorded(written + 1, action))
                    .isPresent();
            CaseRow before = row;
            if (drawn) {
                row = done(() -> append(before, action));
                written++;
                assertInStep(row, written);
            } else {
                assertThatExceptionOfType(Refusal.class)
                        .isThrownBy(() -> done(() -> append(before, action)))
                        .satisfies(refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.CONFLICT));
            }
        }
        assertThat(book.get(row.id())).isEqualTo(row);
        assertInStep(row, written);
    }

    /** What is folded, what is stored, what the queue shows and what is awaited say the same. */
    private void assertInStep(CaseRow row, int written) {
        CaseRecord record = book.getRecord(book.get(row.id()));
        CaseFile file = record.file();
        Timetable timetable = book.timetable();
        assertThat(record.row().stage()).isEqualTo(file.stage());
        assertThat(storedTurn(row)).isEqualTo(file.state().turn().name());
        assertThat(record.row().sequence()).isEqualTo(written);
        assertThat(record.actions())
                .extracting(RecordedAction::sequence)
                .hasSize(written)
                .isSorted();
        if (!file.stage().isClosed()) {
            assertThat(record.row().findDueOn()).isEqualTo(timetable.due(file));
        }
        Map<Deadline.Kind, Instant> awaited = new EnumMap<>(Deadline.Kind.class);
        deadlines.list(row.id()).forEach(deadline -> awaited.put(deadline.kind(), deadline.at()));
        assertThat(awaited)
                .isEqualTo(timetable.of(file, LocalDate.ofInstant(clock.instant(), ZoneId.of("Asia/Shanghai"))));
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
                        new AgencyId("exit-entry-500103"),
                        lodged,
                        null))
                .row());
    }

    private CaseRow append(CaseRow row, CaseAction action) {
        return book.append(book.getLocked(row.id()), Actor.applicant(row.applicant()), action)
                .row();
    }

    private CaseRow done(Supplier<CaseRow> work) {
        return Objects.requireNonNull(transactions.execute(status -> work.get()));
    }
}
