package org.cityplus.cases.lifecycle;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.Set;
import org.cityplus.cases.CaseId;
import org.cityplus.city.AgencyId;
import org.cityplus.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds cases by a part of the applicant's name. The database holds keyed digests of its pieces, of each agency others. */
@Component
public class NameIndex {
    private final JdbcClient jdbc;
    private final Vault vault;

    NameIndex(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    /** What a case of {@code agency} must have among its pieces to hold what was typed; empty when that is no name. */
    public Optional<Long[]> wanted(AgencyId agency, String typed) {
        return Optional.of(digests(agency, NamePieces.wanted(typed))).filter(pieces -> pieces.length > 0);
    }

    void write(CaseId id, AgencyId agency, String name) {
        jdbc.sql("insert into cases.name_piece (case_id, pieces) values (?, ?) on conflict do nothing")
                .params(id.value(), digestsOf(agency, name))
                .update();
    }

    /** The case went to another agency, whose digests are others. */
    void move(CaseId id, AgencyId to, String name) {
        jdbc.sql("update cases.name_piece set pieces = ? where case_id = ?")
                .params(digestsOf(to, name), id.value())
                .update();
    }

    Long[] digestsOf(AgencyId agency, String name) {
        return digests(agency, NamePieces.of(name));
    }

    /** Sixty-four bits of each are enough: a collision would show one case too many to an officer who may see it. */
    private Long[] digests(AgencyId agency, Set<String> pieces) {
        return pieces.stream()
                .map(piece -> ByteBuffer.wrap(vault.digest("cases.name/" + agency, piece))
                        .getLong())
                .toArray(Long[]::new);
    }
}
