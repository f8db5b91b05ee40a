package org.cityplus.cases.form;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.cityplus.audit.Audit;
import org.cityplus.audit.AuditEntry;
import org.cityplus.cases.CaseId;
import org.cityplus.cases.definition.Field;
import org.cityplus.cases.definition.ServiceCatalog;
import org.cityplus.cases.definition.ServiceDefinition;
import org.cityplus.city.City;
import org.cityplus.city.Feature;
import org.cityplus.identity.GuardianConsents;
import org.cityplus.kernel.Message;
import org.cityplus.kernel.Refusal;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Drafts, sealed for the resident they belong to; nobody else can so much as learn that one exists. */
@Component
public class Drafts {
    /** Takes whatever comes: a program that sets answers knows no revision. */
    public static final int ANY_REVISION = Integer.MAX_VALUE;

    private static final int LONGEST_ANSWER = 2000;
    private static final String REPRESENTATIVE_LOOKED = "representative-looked";
    private static final Duration ONE_LOOK = Duration.ofHours(1);

    private final DraftRows rows;
    private final ServiceCatalog services;
    private final Prefill prefill;
    private final Acting acting;
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
            GuardianConsents consents,
            City city,
            FileClaims claims,
            Audit audit,
            Clock clock) {
        this.rows = rows;
        this.services = services;
        this.prefill = prefill;
        this.acting = acting;
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

    /** The same for {@code resident}, seen to by {@code viewer}. */
    @Transactional
    public Draft open(UUID viewer, UUID resident, ServiceDefinition service) {
        acting.require(viewer, resident, service.id());
        consents.requireFor(resident);
        city.require(Feature.service(service.id()));
        services.use(service);
        rows.insert(resident, service, prefill.answers(resident, service));
        return findOpen(resident, service.id()).orElseThrow();
    }

    public Optional<Draft> findOpen(UUID resident, String service) {
        return rows.findOpen(resident, service).map(this::pinned);
    }

    /** The resident's drafts not yet lodged, latest first. */
    public List<Draft> listOpen(UUID resident) {
        return rows.listOpen(resident).stream().map(this::pinned).toList();
    }

    /** The draft {@code id}, if it is there and the viewer may see to it. */
    public Optional<Draft> find(UUID viewer, UUID id) {
        return rows.find(id)
                .filter(draft -> acting.may(viewer, draft.resident(), draft.service()))
                .map(this::pinned);
    }

    /** The draft {@code id}, if the viewer may see to it. Somebody else's is as good as none. */
    public Draft get(UUID viewer, UUID id) {
        return rows.find(id)
                .filter(draft -> acting.may(viewer, draft.resident(), draft.service()))
                .map(this::pinned)
                .orElseThrow(Refusal::notFound);
    }

    /** The same, to be shown: whose draft it is can read that their representative saw it. */
    @Transactional
    public Draft look(UUID viewer, UUID id) {
        Draft draft = get(viewer, id);
        String record = "draft:" + id;
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
                .map(this::pinned)
                .orElseThrow(Refusal::notFound);
    }

    /** Says again which files the draft {@code id} needs, if it is still one. */
    @Transactional
    public void claimFiles(UUID id) {
        rows.findLocked(id)
                .filter(draft -> draft.lodgedAs() == null)
                .map(this::pinned)
                .ifPresent(draft ->
                        claims.hold(FileClaims.draft(id), draft.resident(), definition(draft), draft.answers()));
    }

    /** The definition a draft is filled in under. */
    public ServiceDefinition definition(Draft draft) {
        return services.get(draft.service(), draft.version());
    }

    /** Drafts from before versions were kept belong to the one in force. */
    private Draft pinned(Draft draft) {
        if (!draft.version().isEmpty() || draft.lodgedAs() != null) {
            return draft;
        }
        ServiceDefinition current = services.get(draft.service());
        services.use(current);
        rows.pin(draft.id(), current.version());
        return rows.find(draft.id()).orElseThrow(Refusal::notFound);
    }

    /**
     * Puts {@code answers} over those there are; two devices that fill in different questions lose nothing. Answers to
     * questions the service does not ask are dropped.
     */
    @Transactional
    public Draft save(UUID viewer, UUID id, ServiceDefinition service, Map<String, String> answers) {
        return save(viewer, id, service, answers, ANY_REVISION).draft();
    }

    /**
     * The same from a device that has seen the write {@code seen}: an answer that another device changed since is not
     * overwritten but given back.
     */
    @Transactional
    public Saved save(UUID viewer, UUID id, ServiceDefinition service, Map<String, String> answers, int seen) {
        Draft draft = getLocked(viewer, id);
        if (draft.lodgedAs() != null) {
            throw new Refusal(Refusal.Kind.CONFLICT, Message.of("cases.draft.lodged"));
        }
        consents.requireFor(draft.resident());
        int revision = draft.revision() + 1;
        Map<String, String> merged = new HashMap<>(draft.answers());
        Map<String, Integer> touched = new HashMap<>(draft.touched());
        Map<String, String> conflicts = new HashMap<>();
        answers.forEach((field, typed) -> {
            String answer = limited(typed.strip());
            if (service.findField(field).isEmpty() || answer.equals(draft.answer(field))) {
                return;
            }
            if (draft.changedSince(field, seen)) {
                conflicts.put(field, draft.answer(field));
            } else {
                merged.put(field, answer);
                touched.put(field, revision);
            }
        });
        rows.update(draft, merged, touched, revision);
        claims.hold(FileClaims.draft(id), draft.resident(), service, merged);
        return new Saved(get(viewer, id), Map.copyOf(conflicts));
    }

    /** An optional question was passed over: it need not be asked again. */
    @Transactional
    public void skip(UUID viewer, UUID id, Field field) {
        Draft draft = getLocked(viewer, id);
        if (draft.lodgedAs() == null && !field.required()) {
            Map<String, Integer> touched = new HashMap<>(draft.touched());
            Map<String, String> answers = new HashMap<>(draft.answers());
            touched.put(field.id(), draft.revision() + 1);
            answers.remove(field.id());
            rows.update(draft, answers, touched, draft.revision() + 1);
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

    private static String limited(String answer) {
        return answer.length() <= LONGEST_ANSWER ? answer : answer.substring(0, LONGEST_ANSWER);
    }
}
