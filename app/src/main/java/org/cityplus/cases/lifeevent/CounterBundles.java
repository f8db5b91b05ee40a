package org.cityplus.cases.lifeevent;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.cityplus.audit.Audit;
import org.cityplus.audit.AuditEntry;
import org.cityplus.cases.definition.LifeEvent;
import org.cityplus.cases.form.Draft;
import org.cityplus.cases.form.Drafts;
import org.cityplus.cases.lifecycle.Filer;
import org.cityplus.cases.lifecycle.Lodging;
import org.cityplus.identity.Counter;
import org.cityplus.identity.Officer;
import org.cityplus.identity.PersonRecusal;
import org.cityplus.kernel.FieldError;
import org.cityplus.kernel.Ids;
import org.cityplus.kernel.Message;
import org.cityplus.kernel.Refusal;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Life events that a clerk files for the person before them: one sheet, one act. What can be sent now becomes cases, all or none, as
 * both are there to mend what is wrong; what waits for another's grant stays the person's draft, and a clerk goes on with it then.
 * A clerk of any agency that takes part receives it for all of them.
 */
@Component
public class CounterBundles {
    static final String FILED = "counter-life-event";
    static final String LOOKED = "counter-draft-looked";

    private final Counter counter;
    private final CounterSheets sheets;
    private final BundleRows rows;
    private final Standings standings;
    private final FormErrors check;
    private final Drafts drafts;
    private final Lodging lodging;
    private final PersonRecusal recusal;
    private final Audit audit;
    private final Clock clock;

    CounterBundles(
            Counter counter,
            CounterSheets sheets,
            BundleRows rows,
            Standings standings,
            FormErrors check,
            Drafts drafts,
            Lodging lodging,
            PersonRecusal recusal,
            Audit audit,
            Clock clock) {
        this.counter = counter;
        this.sheets = sheets;
        this.rows = rows;
        this.standings = standings;
        this.check = check;
        this.drafts = drafts;
        this.lodging = lodging;
        this.recusal = recusal;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Files the services that are wanted of those on the sheet; the same {@code form} again is the same life event.
     *
     * @param form a new id made with the sheet, by which a repeat is known
     * @param wanted services of the sheet, and those that come after them
     * @param typed by the questions' names in the whole form
     * @throws Refusal INVALID by these names, FORBIDDEN when somebody of it is close to the clerk; then nothing is filed
     */
    @Transactional
    public Bundle file(
            Officer clerk,
            UUID visit,
            UUID form,
            CounterSheets.Beginning beginning,
            Set<String> wanted,
            Map<String, String> typed) {
        UUID person = counter.get(clerk, visit).person();
        LifeEvent event = sheets.get(clerk, beginning.event());
        if (rows.find(form).isPresent()) {
            return get(clerk, visit, form);
        }
        CounterSheet sheet = sheets.begin(clerk, visit, beginning);
        sheet.offers().stream()
                .filter(offer -> wanted.contains(offer.service().id()))
                .forEach(CounterBundles::requireOpen);
        List<Form.OfService> now =
                sheet.services().stream().filter(of -> wanted.contains(of.id())).toList();
        if (now.isEmpty()) {
            Message none = Message.of("life.choose-one");
            throw new Refusal(Refusal.Kind.INVALID, none, List.of(new FieldError("services", none)));
        }
        if (!rows.record(form, event.id(), person, beginning.child(), CounterSheets.kept(event, beginning.answers()))) {
            return get(clerk, visit, form);
        }
        require(sheet, now, typed);
        for (Form.OfService of : now) {
            UUID draft = Ids.next(clock);
            rows.put(form, new Bundle.Part(of.id(), of.draft().resident(), draft));
            lodge(clerk, person, sheet, of, draft, typed);
        }
        sheet.form().drafts().stream()
                .filter(of -> !sheet.now().contains(of.id()) && wanted.contains(of.id()))
                .forEach(of -> keep(person, form, sheet, of, typed));
        audit.write(
                new AuditEntry(clock.instant(), clerk.id(), clerk.signature(), person, "life-event:" + form, FILED));
        return get(clerk, visit, form);
    }

    /** What is wanted and may not be is said, not left out. */
    private static void requireOpen(Offer offer) {
        Message obstacle = offer.obstacle();
        if (obstacle != null) {
            Message why = Message.of("life.counter.refused", offer.service().shortName(), obstacle);
            throw new Refusal(Refusal.Kind.CONFLICT, why, List.of(new FieldError("services", why)));
        }
    }

    /** All that is wrong at once, question by question. */
    private void require(CounterSheet sheet, List<Form.OfService> now, Map<String, String> typed) {
        Map<String, FieldError> errors = new HashMap<>();
        for (Form.OfService of : now) {
            List<FieldError> wrong =
                    check.of(sheets.unkept(of.service(), of.draft().resident(), sheet.answers(of.id(), typed)));
            if (!wrong.isEmpty()) {
                sheet.onSheet(
                                of,
                                new Refusal(
                                        Refusal.Kind.INVALID, wrong.getFirst().message(), wrong))
                        .fields()
                        .forEach(error -> errors.putIfAbsent(error.field(), error));
            }
        }
        if (!errors.isEmpty()) {
            List<FieldError> inOrder = new ArrayList<>();
            sheet.questions()
                    .filter(question -> errors.containsKey(question.id()))
                    .forEach(question -> inOrder.add(errors.get(question.id())));
            throw new Refusal(Refusal.Kind.INVALID, Message.of("cases.form.incomplete", errors.size()), inOrder);
        }
    }

    private void lodge(
            Officer clerk, UUID person, CounterSheet sheet, Form.OfService of, UUID draft, Map<String, String> typed) {
        Filer filer = new Filer(clerk.id(), Filer.As.CLERK, clerk.signature());
        try {
            lodging.lodgeAtCounter(
                    filer, person, of.draft().resident(), draft, of.service(), sheet.answers(of.id(), typed));
        } catch (Refusal refusal) {
            throw sheet.onSheet(of, refusal);
        }
    }

    /** What waits is the person's draft from now on, with what the sheet knows of it; what they wrote there before stays. */
    private void keep(UUID person, UUID form, CounterSheet sheet, Form.OfService of, Map<String, String> typed) {
        try {
            Draft draft = drafts.open(person, of.draft().resident(), of.service());
            rows.put(form, new Bundle.Part(of.id(), draft.resident(), draft.id()));
            Map<String, String> answers = sheet.answers(of.id(), typed);
            answers.keySet().removeIf(field -> !draft.answer(field).isBlank());
            drafts.save(person, draft.id(), answers);
        } catch (Refusal refusal) {
            throw sheet.onSheet(of, refusal);
        }
    }

    /** The person's, if a clerk filed some of it. Any other is none. */
    public Bundle get(Officer clerk, UUID visit, UUID id) {
        UUID person = counter.get(clerk, visit).person();
        return rows.find(id)
                .filter(bundle -> bundle.owner().equals(person) && isFiledByClerk(bundle))
                .orElseThrow(Refusal::notFound);
    }

    private boolean isFiledByClerk(Bundle bundle) {
        return standings.list(bundle).stream()
                .anyMatch(standing -> standing instanceof Standing.Sent sent
                        && sent.row()
                                .findFiler()
                                .filter(filer -> filer.as() == Filer.As.CLERK)
                                .isPresent());
    }

    /** The person's life events of the counter of which something can be sent now that could not before. */
    public List<Bundle> listWaiting(Officer clerk, UUID visit) {
        UUID person = counter.get(clerk, visit).person();
        return rows.listSentInPart(person).stream()
                .filter(this::isFiledByClerk)
                .filter(bundle -> standings.list(bundle).stream().anyMatch(Standing.Unsent.class::isInstance))
                .toList();
    }

    /**
     * The sheet for what can be sent now; the look at the person's draft is on their record.
     *
     * @throws Refusal FORBIDDEN when the person is close to the clerk
     */
    @Transactional
    public CounterSheet next(Officer clerk, UUID visit, UUID id) {
        Bundle bundle = get(clerk, visit, id);
        recusal.requireNone(clerk, bundle.owner());
        CounterSheet sheet = sheets.rest(bundle);
        sheet.services()
                .forEach(of -> audit.write(new AuditEntry(
                        clock.instant(),
                        clerk.id(),
                        clerk.signature(),
                        of.draft().resident(),
                        "draft:" + of.draft().id(),
                        LOOKED)));
        return sheet;
    }

    /** Files what can be sent now and is wanted; sent already, nothing changes. */
    @Transactional
    public Bundle fileNext(Officer clerk, UUID visit, UUID id, Set<String> wanted, Map<String, String> typed) {
        rows.lock(id);
        Bundle bundle = get(clerk, visit, id);
        CounterSheet sheet = sheets.rest(bundle);
        List<Form.OfService> now =
                sheet.services().stream().filter(of -> wanted.contains(of.id())).toList();
        require(sheet, now, typed);
        now.forEach(of -> lodge(clerk, bundle.owner(), sheet, of, of.draft().id(), typed));
        rows.touch(id);
        return bundle;
    }
}
