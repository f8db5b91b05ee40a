package org.cityplus.cases.desk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.cityplus.cases.lifecycle.Filer;
import org.cityplus.cases.lifecycle.Stage;
import org.cityplus.city.AgencyId;
import org.cityplus.oversight.RecordFacts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is told of cases to whoever examines looks at them. */
@Component
class CaseFacts implements RecordFacts {
    private static final String KIND = "case";

    private static final Pattern AN_ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final JdbcClient jdbc;

    CaseFacts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Map<String, Facts> of(Collection<String> records) {
        Map<String, Facts> found = new HashMap<>();
        Map<String, List<Share>> shares = shares(records);
        jdbc.sql("""
                select id, number, agency, stage, changed_at, filed_as, filer, lodged_at
                  from cases.case_row where id = any (?::uuid[])
                """).param(ids(records)).query(row -> {
            boolean isClosed = Stage.valueOf(row.getString("stage")).isClosed();
            String record = KIND + ":" + row.getString("id");
            found.put(
                    record,
                    new Facts(
                            new AgencyId(row.getString("agency")),
                            shares.getOrDefault(record, List.of()),
                            isClosed ? row.getTimestamp("changed_at").toInstant() : null,
                            row.getString("number"),
                            Filer.As.CLERK.name().equals(row.getString("filed_as"))
                                    ? new Filing(
                                            row.getObject("filer", UUID.class),
                                            row.getTimestamp("lodged_at").toInstant())
                                    : null));
        });
        return found;
    }

    /** Agencies asked for their opinion, and those that had a case until it was handed over or looked at again. */
    private Map<String, List<Share>> shares(Collection<String> records) {
        Map<String, List<Share>> shares = new HashMap<>();
        jdbc.sql("select case_id, agency, part, since from cases.involved where case_id = any (?::uuid[])")
                .param(ids(records))
                .query(row -> {
                    Instant until = row.getString("part").equals("FORMER")
                            ? row.getTimestamp("since").toInstant()
                            : Instant.MAX;
                    shares.computeIfAbsent(KIND + ":" + row.getString("case_id"), _ -> new ArrayList<>())
                            .add(new Share(new AgencyId(row.getString("agency")), until));
                });
        return shares;
    }

    @Override
    public Set<String> forgotten(Collection<String> records) {
        return Set.copyOf(jdbc.sql("select case_id from cases.forgotten where case_id = any (?::uuid[])")
                .param(ids(records))
                .query((row, n) -> KIND + ":" + row.getString("case_id"))
                .list());
    }

    private static String[] ids(Collection<String> records) {
        return records.stream()
                .filter(record -> record.startsWith(KIND + ":"))
                .map(record -> record.substring(KIND.length() + 1))
                .filter(id -> AN_ID.matcher(id).matches())
                .toArray(String[]::new);
    }
}
