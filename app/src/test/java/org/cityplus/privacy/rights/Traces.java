package org.cityplus.privacy.rights;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Looks through every column of every table of the city for what would lead to a person. */
public record Traces(JdbcClient jdbc) {
    private record Column(String table, String name, String type) {}

    /** Where any of these is found, in clear or as bytes; each place once. */
    public List<String> of(List<String> words, List<byte[]> digests, List<Long> pieces) {
        List<String> found = new ArrayList<>();
        for (Column column : columns()) {
            if (isIn(column, words, digests, pieces)) {
                found.add(column.table + "." + column.name);
            }
        }
        return found;
    }

    private boolean isIn(Column column, List<String> words, List<byte[]> digests, List<Long> pieces) {
        String name = "\"" + column.name + "\"";
        if (column.type.equals("bytea")) {
            List<byte[]> bytes = new ArrayList<>(digests);
            words.forEach(word -> bytes.add(word.getBytes(StandardCharsets.UTF_8)));
            return exists(
                    column,
                    "exists (select from unnest(?) wanted where position(wanted in " + name + ") > 0)",
                    bytes.toArray(byte[][]::new));
        }
        if (column.type.equals("_int8")) {
            return exists(column, name + " && ?", pieces.toArray(Long[]::new));
        }
        return exists(
                column,
                "exists (select from unnest(?) wanted where position(wanted in " + name + "::text) > 0)",
                words.toArray(String[]::new));
    }

    private boolean exists(Column column, String condition, Object wanted) {
        return jdbc.sql("select exists (select from " + column.table + " where " + condition + ")")
                .param(wanted)
                .query(Boolean.class)
                .single();
    }

    private List<Column> columns() {
        return jdbc.sql("""
                select c.table_schema || '.' || c.table_name, c.column_name, c.udt_name
                  from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
                 where t.table_type = 'BASE TABLE' and c.table_schema not in ('pg_catalog', 'information_schema')
                   and c.udt_name in ('text', 'varchar', 'bpchar', 'json', 'jsonb', 'bytea', '_text', '_int8', 'uuid', 'int8')
                """)
                .query((row, n) -> new Column(row.getString(1), row.getString(2), row.getString(3)))
                .list();
    }
}
