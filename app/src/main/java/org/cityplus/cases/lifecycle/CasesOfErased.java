package org.cityplus.cases.lifecycle;

import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cityplus.cases.CaseId;
import org.cityplus.cases.definition.FieldType;
import org.cityplus.cases.definition.ServiceCatalog;
import org.cityplus.city.City;
import org.cityplus.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes a person out of the book: of closed cases the law's part is put under keys of their own, all else goes. */
@Component
public class CasesOfErased {
    /** What says who it was and what was asked; no photo, phone or address is needed to answer for a decision. */
    private static final List<FieldType> KEPT =
            List.of(FieldType.ID_NUMBER, FieldType.LATIN, FieldType.CHOICE, FieldType.OFFICE);

    private final CaseBook book;
    private final KeptCases kept;
    private final ServiceCatalog services;
    private final Vault vault;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final ZoneId zone;

    CasesOfErased(
            CaseBook book,
            KeptCases kept,
            ServiceCatalog services,
            Vault vault,
            JdbcClient jdbc,
            TransactionTemplate transactions,
            City city) {
        this.book = book;
        this.kept = kept;
        this.services = services;
        this.vault = vault;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.zone = city.zone();
    }

    /**
     * Stopped anywhere, it goes on when called again.
     *
     * @param period for how long after its end the law wants a case of a service kept
     */
    public void erase(UUID person, Function<String, Period> period) {
        if (!vault.isDestroyed(person)) {
            for (CaseRow row : book.listEveryOf(person)) {
                if (!kept.isKept(row.id())) {
                    LocalDate until = LocalDate.ofInstant(row.changedAt(), zone).plus(period.apply(row.service()));
                    kept.keep(row.id(), reduced(row), until);
                }
            }
        }
        transactions.executeWithoutResult(status -> {
            jdbc.sql("""
                    delete from cases.name_piece using cases.case_row c where c.id = case_id and c.applicant = ?
                    """).param(person).update();
            jdbc.sql("""
                    update cases.case_row set sealed_name = null, applicant_name = null
                     where applicant = ? and (sealed_name is not null or applicant_name is not null)
                    """).param(person).update();
            jdbc.sql("""
                    update cases.case_row set sealed_filer = null, filer_name = null
                     where filer = ? and filed_as <> 'CLERK' and (sealed_filer is not null or filer_name is not null)
                    """).param(person).update();
            jdbc.sql("delete from cases.draft where resident = ?").param(person).update();
        });
    }

    /** The last day on which what was kept of this case is there; nothing for a case of somebody who stays. */
    public Optional<LocalDate> findLastDay(CaseId id) {
        return kept.findLastDay(id);
    }

    /** What was kept of this case is erased with its key; for a case of somebody who stays there is nothing to do. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void forgetKept(CaseId id) {
        kept.forget(id);
    }

    private List<RecordedAction> reduced(CaseRow row) {
        return book.getRecord(row).actions().stream()
                .map(recorded -> new RecordedAction(
                        recorded.sequence(),
                        recorded.actor(),
                        recorded.at(),
                        recorded.on(),
                        reduced(row, recorded.action())))
                .map(CasesOfErased::withoutRepresentative)
                .toList();
    }

    /** What was declared and what was asked and granted stays; what the person wrote in their own words goes. */
    private CaseAction reduced(CaseRow row, CaseAction action) {
        return switch (action) {
            case CaseAction.Lodged lodged ->
                new CaseAction.Lodged(
                        reduced(row, lodged.answers()), lodged.office(), lodged.fee(), lodged.process(), lodged.from());
            case CaseAction.MoreGiven given -> new CaseAction.MoreGiven(reduced(row, given.answers()));
            case CaseAction.Withdrawn _ -> new CaseAction.Withdrawn(CaseRows.ERASED);
            case CaseAction.ReconsiderationAsked asked ->
                new CaseAction.ReconsiderationAsked(asked.from(), asked.to(), CaseRows.ERASED);
            default -> action;
        };
    }

    private Map<String, String> reduced(CaseRow row, Map<String, String> answers) {
        return answers.entrySet().stream()
                .filter(answer -> answer.getKey().equals("name")
                        || services.findVersion(row.service(), row.version())
                                .flatMap(service -> service.findField(answer.getKey()))
                                .filter(field -> KEPT.contains(field.type()))
                                .isPresent())
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** A representative's name is theirs to have erased, and would be out of reach in a copy. */
    private static RecordedAction withoutRepresentative(RecordedAction recorded) {
        Actor actor = recorded.actor();
        return actor.kind() == Actor.Kind.REPRESENTATIVE
                ? new RecordedAction(
                        recorded.sequence(),
                        new Actor(actor.kind(), actor.id(), CaseRows.ERASED),
                        recorded.at(),
                        recorded.on(),
                        recorded.action())
                : recorded;
    }
}
