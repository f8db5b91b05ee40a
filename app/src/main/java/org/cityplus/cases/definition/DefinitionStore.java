package org.cityplus.cases.definition;

import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The definitions that a draft or a case was ever made under, kept with all they say. A row never changes. */
@Component
class DefinitionStore {
    private final JdbcClient jdbc;
    private final Clock clock;

    DefinitionStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Which version was used, and the digest of what it said. */
    record Used(String service, String version, String digest) {}

    List<Used> listUsed() {
        return jdbc.sql("select service, version, digest from cases.definition order by service, version")
                .query(Used.class)
                .list();
    }

    Optional<String> findDigest(String service, String version) {
        return jdbc.sql("select digest from cases.definition where service = ? and version = ?")
                .params(service, version)
                .query(String.class)
                .optional();
    }

    /** What the files of a version said when it was first used. */
    Optional<Map<String, byte[]>> findFiles(String service, String version) {
        return jdbc.sql("select service_file, zh_file, en_file from cases.definition where service = ? and version = ?")
                .params(service, version)
                .query((row, n) -> {
                    Map<String, byte[]> files = new LinkedHashMap<>();
                    files.put(DefinitionFiles.SERVICE, bytes(row.getString("service_file")));
                    files.put(DefinitionFiles.ZH, bytes(row.getString("zh_file")));
                    files.put(DefinitionFiles.EN, bytes(row.getString("en_file")));
                    return files;
                })
                .optional();
    }

    /** Services and versions that cases name although no row here does: from before definitions were kept. */
    List<Used> listMissing() {
        return jdbc.sql("""
                select distinct service, version, '' as digest from cases.case_row c
                where not exists (select from cases.definition d where d.service = c.service and d.version = c.version)
                order by service, version
                """).query(Used.class).list();
    }

    /**
     * Keeps the definition for ever, in the caller's transaction: one of its own would take a second connection while the
     * first is held, and many at once would wait for each other.
     *
     * @return the digest under which this version is kept, which is another one when another node kept something else
     */
    @Transactional
    public String keep(DefinitionReader.Loaded loaded) {
        ServiceDefinition definition = loaded.definition();
        DefinitionFiles files = loaded.files();
        jdbc.sql("""
                insert into cases.definition (digest, service, version, service_file, zh_file, en_file, first_used_at)
                values (?, ?, ?, ?, ?, ?, ?)
                on conflict do nothing
                """)
                .params(
                        definition.digest(),
                        definition.id(),
                        definition.version(),
                        files.canonical(DefinitionFiles.SERVICE),
                        files.canonical(DefinitionFiles.ZH),
                        files.canonical(DefinitionFiles.EN),
                        Timestamp.from(clock.instant()))
                .update();
        return findDigest(definition.id(), definition.version()).orElseThrow();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
