package org.cityplus.cases.form;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
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
import org.cityplus.cases.definition.ServiceCatalog;
import org.cityplus.cases.definition.ServiceDefinition;
import org.cityplus.city.City;
import org.cityplus.city.Feature;
import org.cityplus.identity.GuardianConsents;
import org.cityplus.kernel.Ids;
import org.cityplus.kernel.Message;
import org.cityplus.kernel.Refusal;
import org.cityplus.vault.Vault;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Drafts, sealed for the resident they belong to; nobody else can so much as learn that one exists. */
@Component
public class Drafts {
    private static final TypeReference<Map<String, String>> ANSWERS = new TypeReference<>() {};
    private static final int LONGEST_ANSWER = 2000;
    private static final String REPRESENTATIVE_LOOKED = "representative-looked";
    private static final Duration ONE_LOOK = Duration.ofHours(1);

    private final JdbcClient jdbc;
    private final Vault vault;
    private final JsonMapper json;
    private final Prefill prefill;
    private final Acting acting;
    private final GuardianConsents consents;
    private final City city;
    private final FileClaims claims;
    private final Audit audit;
    private final Clock clock;

    Drafts(
            JdbcClient jdbc,
            Vault vault,
            JsonMapper json,
            Prefill prefill,
            Acting acting,
            GuardianConsents consents,
            City city,
            FileClaims claims,
            Audit audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.json = json;
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
        Map<String, String> known = prefill.answers(resident, service);
        jdbc.sql("""
                insert into cases.draft (id, resident, service, answers, saved_at)
                values (?, ?, ?, ?, ?)
                on conflict (resident, service) where lodged_as is null do nothing
                """)
                .params(Ids.next(clock), resident, service.id(), sealed(resident, known), now())
                .update();
        return findOpen(resident, service.id()).orElseThrow();
    }

    public Optional<Draft> findOpen(UUID resident, String service) {
        return jdbc.sql("select * from cases.draft where resident = ? and service = ? and lodged_as is null")
                .params(resident, service)
                .query(this::draft)
                .optional();
    }

    /** The resident's drafts not yet lodged, latest first. */
    public List<Draft> listOpen(UUID resident) {
        return jdbc.sql("select * from cases.draft where resident = ? and lodged_as is null order by saved_at desc")
                .param(resident)
                .query(this::draft)
                .list();
    }

    /** Says again which files the draft {@code id} needs, if it is still one. */
    @Transactional
    public void claimFiles(UUID id, ServiceCatalog services) {
        jdbc.sql("select * from cases.draft where id = ? and lodged_as is null for update")
                .param(id)
                .query(this::draft)
                .optional()
                .ifPresent(draft -> services.find(draft.service())
                        .ifPresent(service ->
                                claims.hold(FileClaims.draft(id), draft.resident(), service, draft.answers())));
    }

    /** The draft {@code id}, if the viewer may see to it. Somebody else's is as good as none. */
    public Draft get(UUID viewer, UUID id) {
        return jdbc.sql("select * from cases.draft where id = ?")
                .param(id)
                .query(this::draft)
                .optional()
                .filter(draft -> acting.may(viewer, draft.resident(), draft.service()))
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
        return jdbc.sql("select * from cases.draft where id = ? for update")
                .param(id)
                .query(this::draft)
                .optional()
                .filter(draft -> acting.may(viewer, draft.resident(), draft.service()))
                .orElseThrow(Refusal::notFound);
    }

    /**
     * Puts {@code answers} over those there are; two devices that fill in different questions lose nothing. Answers to
     * questions the service does not ask are dropped.
     */
    @Transactional
    public Draft save(UUID viewer, UUID id, ServiceDefinition service, Map<String, String> answers) {
        Draft draft = getLocked(viewer, id);
        if (draft.lodgedAs() != null) {
            throw new Refusal(Refusal.Kind.CONFLICT, Message.of("cases.draft.lodged"));
        }
        consents.requireFor(draft.resident());
        Map<String, String> merged = new HashMap<>(draft.answers());
        answers.forEach((field, answer) -> {
            if (service.findField(field).isPresent()) {
                merged.put(field, limited(answer.strip()));
            }
        });
        jdbc.sql("update cases.draft set answers = ?, saved_at = ? where id = ?")
                .params(sealed(draft.resident(), merged), now(), id)
                .update();
        claims.hold(FileClaims.draft(id), draft.resident(), service, merged);
        return get(viewer, id);
    }

    /** Throws the draft away, if it is still one. */
    @Transactional
    public void discard(UUID viewer, UUID id) {
        boolean may = jdbc.sql("select * from cases.draft where id = ?")
                .param(id)
                .query(this::draft)
                .optional()
                .filter(draft -> acting.may(viewer, draft.resident(), draft.service()))
                .isPresent();
        if (may) {
            int gone = jdbc.sql("delete from cases.draft where id = ? and lodged_as is null")
                    .param(id)
                    .update();
            if (gone > 0) {
                claims.release(FileClaims.draft(id));
            }
        }
    }

    /** The draft became a case: its answers are the case's now. */
    public void close(Draft draft, CaseId lodgedAs) {
        jdbc.sql("update cases.draft set answers = null, lodged_as = ?, saved_at = ? where id = ?")
                .params(lodgedAs.value(), now(), draft.id())
                .update();
        claims.release(FileClaims.draft(draft.id()));
    }

    private static String limited(String answer) {
        return answer.length() <= LONGEST_ANSWER ? answer : answer.substring(0, LONGEST_ANSWER);
    }

    private byte[] sealed(UUID resident, Map<String, String> answers) {
        return vault.seal(resident, json.writeValueAsBytes(answers));
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private Draft draft(ResultSet row, int n) throws SQLException {
        UUID resident = row.getObject("resident", UUID.class);
        byte @Nullable [] sealed = row.getBytes("answers");
        @Nullable UUID lodgedAs = row.getObject("lodged_as", UUID.class);
        return new Draft(
                row.getObject("id", UUID.class),
                resident,
                row.getString("service"),
                sealed == null ? Map.of() : json.readValue(vault.open(resident, sealed), ANSWERS),
                row.getTimestamp("saved_at").toInstant(),
                lodgedAs == null ? null : new CaseId(lodgedAs));
    }
}
