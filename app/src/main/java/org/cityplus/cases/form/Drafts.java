package org.cityplus.cases.form;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.cityplus.audit.Audit;
import org.cityplus.audit.AuditEntry;
import org.cityplus.cases.CaseId;
import org.cityplus.cases.definition.ServiceCatalog;
import org.cityplus.cases.definition.ServiceDefinition;
import org.cityplus.city.City;
import org.cityplus.city.Feature;
import org.cityplus.identity.GuardianConsents;
import org.cityplus.kernel.FieldError;
import org.cityplus.kernel.Message;
import org.cityplus.kernel.Refusal;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Drafts, sealed for the resident they belong to; nobody else can so much as learn that one exists. */
@Component
public class Drafts {
    /** Takes whatever comes: a program that sets answers knows no revision. */
    public static final int ANY_REVISION = Integer.MAX_VALUE;

    /** In characters as people count them; what conditions cost is reckoned with it (docs/decisions/0024). */
    private static final int LONGEST_ANSWER = 2000;

    private static final String REPRESENTATIVE_LOOKED = "representative-looked";
    private static final Duration ONE_LOOK = Duration.ofHours(1);

    private final DraftRows rows;
    private final ServiceCatalog services;
    private final Prefill prefill;
    private final Acting acting;
    private final Eligibility eligibility;
    private final GuardianConsents consents;
    private final City city;
    private final FileClaims claims;
    private final Audit audit;
    private final Clock clock;

    Drafts(
            DraftRows rows,
            ServiceCatalog services,
            Prefill prefill,
            Acting acting,
            Eligibility eligibility,
            GuardianConsents consents,
            City city,
            FileClaims claims,
            Audit audit,
            Clock clock) {
        this.rows = rows;
        this.services = services;
        this.prefill = prefill;
        this.acting = acting;
        this.eligibility = eligibility;
        this.consents = consents;
        this.city = city;
        this.claims = claims;
        this.audit = audit;
        this.clock = clock;
    }

    /** The resident's open draft of this service; a new one, filled in with what the city knows, if there is none. */
    @Transactional
    public Draft open(UUID resident, ServiceDefinition service) {
        return open(resident, resident, service);
    }

    /**
     * The same for {@code resident}, seen to by {@code viewer}.
     *
     * @throws Refusal CONFLICT when none is begun and it is known already that they may not apply
     */
    @Transactional
    public Draft open(UUID viewer, UUID resident, ServiceDefinition service) {
        acting.require(viewer, resident, service.id());
        consents.requireFor(resident);
        city.require(Feature.service(service.id()));
        Optional<Draft> begun = findOpen(resident, service.id());
        if (begun.isPresent()) {
            return begun.get();
        }
        eligibility.findObstacle(viewer, resident, service).ifPresent(why -> {
            throw new Refusal(Refusal.Kind.CONFLICT, why);
        });
        services.use(service);
        rows.insert(resident, service, prefill.answers(resident, service));
        return findOpen(resident, service.id()).orElseThrow();
    }

    public Optional<Draft> findOpen(UUID resident, String service) {
        return rows.findOpen(resident, service).flatMap(this::pinned);
    }

    /** The resident's drafts not yet lodged, latest first. */
    public List<Draft> listOpen(UUID resident) {
        return rows.listOpen(resident).stream()
                .flatMap(draft -> pinned(draft).stream())
                .toList();
    }

    /** The draft {@code id}, if it is there and the viewer may see to it. */
    public Optional<Draft> find(UUID viewer, UUID id) {
        return rows.find(id)
                .filter(draft -> acting.may(viewer, draft.resident(), draft.service()))
                .flatMap(this::pinned);
    }

    /** Whether the draft {@code id} is there and no case yet. */
    public boolean isOpen(UUID id) {
        return rows.isOpen(id);
    }

    /** Whether there is, or was until it became a case, a draft {@code id} of anybody's. */
    public boolean isKnown(UUID id) {
        return rows.isKnown(id);
    }

    /** The draft {@code id}, if the viewer may see to it. Somebody else's is as good as none. */
    public Draft get(UUID viewer, UUID id) {
        return rows.find(id)
                .filter(draft -> acting.may(viewer, draft.resident(), draft.service()))
                .flatMap(this::pinned)
                .orElseThrow(Refusal::notFound);
    }

    /** The same, to be shown: whose draft it is can read that their representative saw it. */
    @Transactional
    public Draft look(UUID viewer, UUID id) {
        return looked(viewer, get(viewer, id));
    }

    /** A draft of those the viewer may see to, to be shown. */
    @Transactional
    public Draft looked(UUID viewer, Draft draft) {
        String record = "draft:" + draft.id();
        Instant since = clock.instant().minus(ONE_LOOK);
        boolean isLook = !viewer.equals(draft.resident())
                && audit.list(draft.resident(), record, REPRESENTATIVE_LOOKED).stream()
                        .noneMatch(
                                look -> look.actor().equals(viewer) && look.at().isAfter(since));
        if (isLook) {
            audit.write(new AuditEntry(
                    clock.instant(), viewer, acting.name(viewer), draft.resident(), record, REPRESENTATIVE_LOOKED));
        }
        return draft;
    }

    /** The draft, held until the transaction ends: of two that lodge it, the second sees what the first did. */
    public Draft getLocked(UUID viewer, UUID id) {
        return rows.findLocked(id)
                .filter(draft -> acting.may(viewer, draft.resident(), draft.service()))
                .flatMap(this::pinned)
                .orElseThrow(Refusal::notFound);
    }

    /** Says again which files the draft {@code id} needs, if it is still one. */
    @Transactional
    public void claimFiles(UUID id) {
        rows.findLocked(id)
                .filter(draft -> draft.lodgedAs() == null)
                .flatMap(this::pinned)
                .ifPresent(draft ->
                        claims.hold(FileClaims.draft(id), draft.resident(), definition(draft), draft.answers()));
    }

    /** The definition a draft is filled in under. */
    public ServiceDefinition definition(Draft draft) {
        return services.get(draft.service(), draft.version());
    }

    /**
     * Drafts from before versions were kept belong to the one in force, or the last that was; one of a service that is gone
     * cannot be read.
     */
    private Optional<Draft> pinned(Draft draft) {
        if (!draft.version().isEmpty() || draft.lodgedAs() != null) {
            return Optional.of(draft);
        }
        return services.findLast(draft.service()).flatMap(last -> {
            services.use(last);
            rows.pin(draft.id(), last.version());
            return rows.find(draft.id());
        });
    }

    /**
     * Puts {@code answers} over those there are; two devices that fill in different questions lose nothing. Answers to
     * questions the service does not ask are dropped. To take answers back, empty ones, needs nobody's consent.
     *
     * @throws Refusal INVALID naming each answer that is longer than any may be; then none is taken
     */
    @Transactional
    public Draft save(UUID viewer, UUID id, Map<String, String> answers) {
        Saved saved = save(viewer, id, answers, ANY_REVISION);
        if (!saved.refused().isEmpty()) {
            throw new Refusal(Refusal.Kind.INVALID, saved.refused().getFirst().message(), saved.refused());
        }
        return saved.draft();
    }

    /**
     * The same from a device that has seen the write {@code seen}: an answer that another device changed since is not
     * overwritten but given back, and one that is too long is not taken.
     */
    @Transactional
    public Saved save(UUID viewer, UUID id, Map<String, String> answers, int seen) {
        Draft draft = getLocked(viewer, id);
        if (draft.lodgedAs() != null) {
            throw new Refusal(Refusal.Kind.CONFLICT, Message.of("cases.draft.lodged"));
        }
        if (answers.values().stream().anyMatch(answer -> !answer.isBlank())) {
            consents.requireFor(draft.resident());
        }
        ServiceDefinition service = definition(draft);
        int revision = draft.revision() + 1;
        Map<String, String> merged = new HashMap<>(draft.answers());
        Map<String, Integer> touched = new HashMap<>(draft.touched());
        Map<String, String> conflicts = new HashMap<>();
        List<FieldError> refused = new ArrayList<>();
        service.fields().forEach(field -> {
            String before = draft.answer(field.id());
            String answer = answers.getOrDefault(field.id(), before).strip();
            int length = answer.codePointCount(0, answer.length());
            if (answer.equals(before)) {
                return;
            }
            if (length > LONGEST_ANSWER) {
                refused.add(new FieldError(
                        field.id(), Message.of("cases.field.too-long", field.label(), LONGEST_ANSWER, length)));
            } else if (draft.changedSince(field.id(), seen)) {
                conflicts.put(field.id(), before);
            } else {
                merged.put(field.id(), answer);
                touched.put(field.id(), revision);
            }
        });
        rows.update(draft, merged, touched, revision);
        claims.hold(FileClaims.draft(id), draft.resident(), service, merged);
        return new Saved(get(viewer, id), Map.copyOf(conflicts), List.copyOf(refused));
    }

    /** An optional question was passed over: it need not be asked again. */
    @Transactional
    public void skip(UUID viewer, UUID id, String question) {
        Draft draft = getLocked(viewer, id);
        boolean optional = definition(draft)
                .findField(question)
                .filter(field -> !field.required())
                .isPresent();
        if (draft.lodgedAs() == null && optional) {
            consents.requireFor(draft.resident());
            Map<String, Integer> touched = new HashMap<>(draft.touched());
            Map<String, String> answers = new HashMap<>(draft.answers());
            touched.put(question, draft.revision() + 1);
            answers.remove(question);
            rows.update(draft, answers, touched, draft.revision() + 1);
            claims.hold(FileClaims.draft(id), draft.resident(), definition(draft), answers);
        }
    }

    /** Whether another version of the service is in force by now. */
    public Optional<ServiceDefinition> findOvertakenBy(Draft draft) {
        return services.find(draft.service())
                .filter(current -> !current.version().equals(draft.version()));
    }

    /** Goes on under the version in force; answers to questions that are still asked the same way are kept. */
    @Transactional
    public Draft renew(UUID viewer, UUID id) {
        Draft draft = getLocked(viewer, id);
        ServiceDefinition current = services.get(draft.service());
        if (draft.lodgedAs() != null || current.version().equals(draft.version())) {
            return draft;
        }
        services.use(current);
        Map<String, String> kept = Changes.kept(definition(draft), current, draft.answers());
        rows.renew(draft, current.version(), kept);
        claims.hold(FileClaims.draft(id), draft.resident(), current, kept);
        return get(viewer, id);
    }

    /** Throws the draft away, if it is still one. */
    @Transactional
    public void discard(UUID viewer, UUID id) {
        rows.find(id)
                .filter(draft -> acting.may(viewer, draft.resident(), draft.service()))
                .filter(draft -> rows.delete(draft.id()))
                .ifPresent(draft -> claims.release(FileClaims.draft(draft.id())));
    }

    /** The draft became a case: its answers are the case's now. */
    public void close(Draft draft, CaseId lodgedAs) {
        rows.close(draft, lodgedAs);
        claims.release(FileClaims.draft(draft.id()));
    }
}
