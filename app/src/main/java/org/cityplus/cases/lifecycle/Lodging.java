package org.cityplus.cases.lifecycle;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.cityplus.cases.CaseId;
import org.cityplus.cases.definition.Filled;
import org.cityplus.cases.definition.ServiceCatalog;
import org.cityplus.cases.definition.ServiceDefinition;
import org.cityplus.cases.form.ApplicantFacts;
import org.cityplus.cases.form.Draft;
import org.cityplus.cases.form.Drafts;
import org.cityplus.cases.form.Eligibility;
import org.cityplus.cases.form.FileClaims;
import org.cityplus.cases.form.FormCheck;
import org.cityplus.city.City;
import org.cityplus.city.Feature;
import org.cityplus.city.Office;
import org.cityplus.city.OfficeId;
import org.cityplus.identity.GuardianConsents;
import org.cityplus.kernel.FieldError;
import org.cityplus.kernel.Ids;
import org.cityplus.kernel.Message;
import org.cityplus.kernel.Money;
import org.cityplus.kernel.Refusal;
import org.cityplus.privacy.ConsentLedger;
import org.cityplus.privacy.Leaving;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How a form becomes a case: a draft of whoever filled it in, answers in one piece, or what a clerk wrote down. */
@Component
public class Lodging {
    private final ServiceCatalog services;
    private final Drafts drafts;
    private final FormCheck form;
    private final ApplicantFacts facts;
    private final Eligibility eligibility;
    private final Signatures signatures;
    private final GuardianConsents guardians;
    private final FileClaims claims;
    private final Recusal recusal;
    private final CaseBook book;
    private final Casework casework;
    private final City city;
    private final ConsentLedger consents;
    private final Leaving leaving;
    private final Clock clock;

    Lodging(
            ServiceCatalog services,
            Drafts drafts,
            FormCheck form,
            ApplicantFacts facts,
            Eligibility eligibility,
            Signatures signatures,
            GuardianConsents guardians,
            FileClaims claims,
            Recusal recusal,
            CaseBook book,
            Casework casework,
            City city,
            ConsentLedger consents,
            Leaving leaving,
            Clock clock) {
        this.services = services;
        this.drafts = drafts;
        this.form = form;
        this.facts = facts;
        this.eligibility = eligibility;
        this.signatures = signatures;
        this.guardians = guardians;
        this.claims = claims;
        this.recusal = recusal;
        this.book = book;
        this.casework = casework;
        this.city = city;
        this.consents = consents;
        this.leaving = leaving;
        this.clock = clock;
    }

    /**
     * Makes the draft a case. However often it is sent, it becomes one case, and every sender gets that one.
     *
     * @throws Refusal INVALID with an error per question that is not answered rightly
     */
    @Transactional
    public CaseRow lodge(UUID viewer, UUID draftId) {
        Draft draft = drafts.getLocked(viewer, draftId);
        if (draft.findLodgedAs().isPresent()) {
            return book.get(draft.findLodgedAs().get());
        }
        if (drafts.findOvertakenBy(draft).isPresent()) {
            throw new Refusal(Refusal.Kind.CONFLICT, Message.of("cases.draft.overtaken"));
        }
        UUID resident = draft.resident();
        CaseRow row = lodge(
                resident,
                draft.id(),
                drafts.definition(draft),
                draft.answers(),
                new Sender(viewer, signatures.filer(viewer, resident, draft.service())));
        drafts.close(draft, row.id());
        return row;
    }

    /** Lodges answers that come in one piece, as programs send them. Repeats are the caller's to recognise. */
    @Transactional
    public CaseRow lodge(UUID resident, ServiceDefinition service, Map<String, String> answers) {
        return lodge(resident, Ids.next(clock), service, answers, new Sender(resident, null));
    }

    /**
     * Lodges what a clerk wrote down for a person at the counter; the same {@code form} again answers the same case.
     *
     * @param form a new id made with the page, by which a repeat is known
     * @throws Refusal NOT_FOUND when it is the id of something else; FORBIDDEN when it is of somebody close to the clerk
     */
    @Transactional
    public CaseRow lodgeAtCounter(
            Filer clerk, UUID resident, UUID form, ServiceDefinition service, Map<String, String> answers) {
        book.lockForm(form);
        Optional<CaseRow> known = findFiled(clerk, resident, form, service);
        if (known.isPresent()) {
            return known.get();
        }
        if (drafts.isKnown(form)) {
            throw Refusal.notFound();
        }
        recusal.requireNone(clerk, Set.of(resident), service, answers);
        return lodge(resident, form, service, answers, new Sender(resident, clerk));
    }

    /** What this clerk filed under the id. Anything else that is under it is nobody's here. */
    private Optional<CaseRow> findFiled(Filer clerk, UUID resident, UUID form, ServiceDefinition service) {
        Optional<CaseRow> known = book.findByDraft(form);
        boolean other = known.filter(row -> !row.applicant().equals(resident)
                        || !row.service().equals(service.id())
                        || row.findFiler()
                                .filter(filer -> filer.id().equals(clerk.id()))
                                .isEmpty())
                .isPresent();
        if (other) {
            throw Refusal.notFound();
        }
        return known;
    }

    /**
     * The same for {@code resident}, whose guardian or representative the person before the clerk is.
     *
     * @param form a new id, or that of the person's draft this has been until now
     */
    @Transactional
    public CaseRow lodgeAtCounter(
            Filer clerk,
            UUID person,
            UUID resident,
            UUID form,
            ServiceDefinition service,
            Map<String, String> answers) {
        book.lockForm(form);
        Optional<Draft> draft = drafts.isKnown(form) ? Optional.of(drafts.getLocked(person, form)) : Optional.empty();
        Optional<CaseRow> known = findFiled(clerk, resident, form, service);
        if (known.isPresent()) {
            return known.get();
        }
        boolean other = draft.filter(one ->
                        !one.resident().equals(resident) || !one.service().equals(service.id()))
                .isPresent();
        if (other) {
            throw Refusal.notFound();
        }
        recusal.requireNone(clerk, new HashSet<>(List.of(person, resident)), service, answers);
        CaseRow row = lodge(resident, form, service, answers, new Sender(person, clerk));
        draft.ifPresent(one -> drafts.close(one, row.id()));
        return row;
    }

    /**
     * Who brings it.
     *
     * @param person whose right to file it is asked about
     * @param filer whose name stands on it beside the applicant's; null when it is nobody else's
     */
    private record Sender(UUID person, @Nullable Filer filer) {}

    private CaseRow lodge(
            UUID resident, UUID draft, ServiceDefinition service, Map<String, String> answers, Sender sender) {
        @Nullable Filer filer = sender.filer;
        city.require(Feature.service(service.id()));
        services.findEnding(service).ifPresent(ended -> {
            throw new Refusal(Refusal.Kind.CONFLICT, ended);
        });
        leaving.refuse(resident);
        guardians.requireFor(resident);
        Filled filled = facts.filled(resident, service, answers);
        List<FieldError> errors = form.check(service, resident, service.fields().toList(), filled);
        if (!errors.isEmpty()) {
            throw new Refusal(Refusal.Kind.INVALID, Message.of("cases.form.incomplete", errors.size()), errors);
        }
        eligibility.require(sender.person, resident, service, filled);
        services.use(service);
        Office office = city.getOffice(new OfficeId(filled.answers().getOrDefault("office", "")));
        Money fee = service.feeOn(LocalDate.now(clock.withZone(city.zone())), filled);
        CaseId id = new CaseId(Ids.next(clock));
        CaseRecord record = book.open(new CaseBook.Opening(
                id,
                draft,
                service.numberPrefix(),
                service.id(),
                service.version(),
                resident,
                filled.answers().getOrDefault("name", ""),
                office.agency(),
                new CaseAction.Lodged(
                        Map.copyOf(filled.answers()), office.id(), fee, service.process(), office.agency()),
                filer));
        claims.hold(FileClaims.caseOf(id), resident, service, filled.answers());
        CaseRow row = record.row();
        casework.began(record);
        if (service.fields()
                .anyMatch(field -> field.sensitive() && filled.answers().containsKey(field.id()))) {
            consents.give(
                    resident,
                    new ConsentLedger.Given(
                            "sensitive", service.id(), "case:" + id, service.version(), service.notice()));
        }
        Actor actor = filer == null ? Actor.applicant(resident) : Actor.of(filer);
        casework.trace(row, actor, actor.name(), "lodged", "");
        return row;
    }
}
