package org.cityplus.privacy.rights;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.cityplus.kernel.PersonalData;
import org.cityplus.privacy.ConsentLedger;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The module's own: the ledger, copies, requests for correction, erasures. */
@Component
class PrivacyData implements PersonalData {
    private static final String CONSENTS = "consents";
    private static final String COPIES = "copies";

    private final ConsentLedger ledger;
    private final Corrections corrections;
    private final JdbcClient jdbc;

    PrivacyData(ConsentLedger ledger, Corrections corrections, JdbcClient jdbc) {
        this.ledger = ledger;
        this.corrections = corrections;
        this.jdbc = jdbc;
    }

    @Override
    public Set<String> tables() {
        return Set.of("privacy.consent_act", "privacy.copy", "privacy.erasure", "privacy.correction");
    }

    @Override
    public List<Held> held(UUID person) {
        return List.of(
                new Held(CONSENTS, count("select count(*) from privacy.consent_act where resident = ?", person)),
                new Held(
                        COPIES,
                        count("select count(*) from privacy.copy where resident = ?", person)
                                + count("select count(*) from privacy.correction where resident = ?", person)));
    }

    @Override
    public void export(UUID person, Takeout takeout) {
        takeout.data(CONSENTS, ledger.history(person));
        takeout.data(COPIES, corrections.list(person));
    }

    /** Acts of consent stay as ids and dates; what words were shown is under the person's key. */
    @Override
    public void erase(UUID person) {
        jdbc.sql("delete from privacy.copy where resident = ?").param(person).update();
        jdbc.sql("delete from privacy.correction where resident = ?")
                .param(person)
                .update();
    }

    @Override
    public int forget(String kind, Instant before) {
        Timestamp limit = Timestamp.from(before);
        return switch (kind) {
            case CONSENTS ->
                // What holds is no matter of the past: an act goes only once a later one has taken its place.
                jdbc.sql("""
                        delete from privacy.consent_act a
                         where a.at < ? and a.at < now() - interval '3 years'
                           and exists (select from privacy.consent_act b
                                        where b.resident = a.resident and b.kind = a.kind and b.item = a.item and b.id > a.id)
                        """).param(limit).update();
            case COPIES ->
                jdbc.sql("delete from privacy.copy where asked_at < ?")
                        .param(limit)
                        .update();
            default -> 0;
        };
    }

    private long count(String sql, UUID person) {
        return jdbc.sql(sql).param(person).query(Long.class).single();
    }
}
