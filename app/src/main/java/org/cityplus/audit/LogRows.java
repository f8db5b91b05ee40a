package org.cityplus.audit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The log as rows. */
final class LogRows implements Tree.Nodes {
    /**
     * That an entry {@code e} is no leaf yet, found without asking for each: the leaves are complete up to the transaction of
     * the last one. A number of the future, of another cluster before a move of the data, says nothing about that.
     */
    static final String WAITING = """
            e.tx >= coalesce((select case when tx < pg_snapshot_xmin(pg_current_snapshot()) then tx end
                                from audit.leaf order by index desc limit 1), '0'::xid8)
            and not exists (select from audit.leaf l where l.entry = e.id)
            """;

    private final JdbcClient jdbc;

    LogRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    long size() {
        return jdbc.sql("select coalesce(max(index) + 1, 0) from audit.leaf")
                .query(Long.class)
                .single();
    }

    @Override
    public Hash get(int level, long index) {
        return new Hash(jdbc.sql("select hash from audit.node where level = ? and index = ?")
                .params(level, index)
                .query(byte[].class)
                .single());
    }

    /**
     * Rows that are no leaf yet, in the order of their transactions; only of transactions that ended before every running
     * one began, so that none can come before them later. Rows of another cluster's transactions, after a move of the
     * data, have numbers of the future and are taken as they are.
     */
    List<Leaf> listPending(int most) {
        return jdbc.sql("""
                select %s from audit.entry e
                 where %s and e.tx < pg_snapshot_xmin(pg_current_snapshot())
                 order by e.tx, e.id
                 limit ?
                """.formatted(Leaf.COLUMNS, WAITING))
                .param(most)
                .query((row, n) -> Leaf.of(row))
                .list();
    }

    /** The same, found by asking for each row whether it is a leaf: right whatever the transactions' numbers are. */
    List<Leaf> listForgotten(int most) {
        return jdbc.sql("select " + Leaf.COLUMNS + """
                 from audit.entry e
                 where not exists (select from audit.leaf l where l.entry = e.id)
                   and (e.tx < pg_snapshot_xmin(pg_current_snapshot()) or e.tx > pg_snapshot_xmax(pg_current_snapshot()))
                 order by e.tx, e.id
                 limit ?
                """)
                .param(most)
                .query((row, n) -> Leaf.of(row))
                .list();
    }

    void append(long first, List<Leaf> leaves, Map<long[], Hash> nodes) {
        Long[] entries = leaves.stream().map(Leaf::entry).toArray(Long[]::new);
        jdbc.sql("""
                insert into audit.leaf (index, entry, tx)
                select ? + n - 1, e.id, e.tx
                  from unnest(?::bigint[]) with ordinality as one (entry, n) join audit.entry e on e.id = one.entry
                """).params(first, entries).update();
        Integer[] levels = new Integer[nodes.size()];
        Long[] indexes = new Long[nodes.size()];
        byte[][] hashes = new byte[nodes.size()][];
        int i = 0;
        for (Map.Entry<long[], Hash> node : new HashMap<>(nodes).entrySet()) {
            levels[i] = (int) node.getKey()[0];
            indexes[i] = node.getKey()[1];
            hashes[i++] = node.getValue().bytes();
        }
        jdbc.sql("""
                insert into audit.node (level, index, hash) select * from unnest(?::int[], ?::bigint[], ?::bytea[])
                """).params(levels, indexes, hashes).update();
    }
}
