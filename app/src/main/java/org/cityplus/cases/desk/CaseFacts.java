package org.cityplus.cases.desk;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.cityplus.cases.lifecycle.Stage;
import org.cityplus.city.AgencyId;
import org.cityplus.oversight.RecordFacts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is told of cases to whoever examines looks at them. */
@Component
class CaseFacts implements RecordFacts {
    private static final String KIND = "case";

    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

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
        jdbc.sql("""
                select id, number, agency, stage, changed_at from cases.case_row where id = any (?::uuid[])
                """)
                .param(records.stream()
                        .map(record -> record.substring(KIND.length() + 1))
                        .filter(id -> UUID.matcher(id).matches())
                        .toArray(String[]::new))
                .query(row -> {
                    boolean isClosed = Stage.valueOf(row.getString("stage")).isClosed();
                    found.put(
                            KIND + ":" + row.getString("id"),
                            new Facts(
                                    new AgencyId(row.getString("agency")),
                                    isClosed ? row.getTimestamp("changed_at").toInstant() : null,
                                    row.getString("number")));
                });
        return found;
    }
}
