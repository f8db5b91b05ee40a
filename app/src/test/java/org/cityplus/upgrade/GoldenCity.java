package org.cityplus.upgrade;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A released city as files: how far each module was migrated, the rows of all tables, the sealed files and the keys. Its
 * README says how the next one is written.
 *
 * @param folder one folder per release in {@code src/test/resources/golden/upgrade}
 */
public record GoldenCity(Path folder) {
    private static final Path ALL = Path.of("src/test/resources/golden/upgrade");
    private static final String HISTORY = "flyway_schema_history";
    private static final String TABLE = "== ";
    private static final String END = "\\.";
    private static final String PACKED = "rows.txt.gz";

    public static GoldenCity named(String release) {
        return new GoldenCity(ALL.resolve(release));
    }

    /** Every release there is. */
    static List<String> releases() {
        try (Stream<Path> folders = Files.list(ALL)) {
            return folders.filter(Files::isDirectory)
                    .map(release -> release.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Migrates an empty database as far as the release was, and fills it with the release's rows. */
    public void restore(DataSource empty) {
        try {
            for (String line : Files.readAllLines(folder.resolve("versions.txt"))) {
                String[] word = line.split(" ");
                Flyway.configure()
                        .dataSource(empty)
                        .locations("classpath:db/migration/" + folderOf(word[0]))
                        .table(word[0])
                        .baselineOnMigrate(true)
                        .baselineVersion("0")
                        .target(word[1])
                        .load()
                        .migrate();
            }
            try (Connection connection = empty.getConnection()) {
                load(connection);
            }
            // Sessions end by the machine's clock, which has gone on: whoever was in was there a minute ago.
            JdbcClient.create(empty)
                    .sql("update identity.session set last_access_time = :now, expiry_time = :now + 600000")
                    .param("now", System.currentTimeMillis() - 60_000)
                    .update();
            for (String line : Files.readAllLines(folder.resolve("sequences.txt"))) {
                String[] word = line.split(" ");
                JdbcClient.create(empty)
                        .sql("select setval(?::regclass, ?::bigint)")
                        .params(word[0], word[1])
                        .query(Long.class)
                        .single();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String folderOf(String history) {
        return history.equals(HISTORY) ? "__root" : history.substring(HISTORY.length() + 1);
    }

    private void load(Connection connection) throws SQLException, IOException {
        CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
        try (BufferedReader in = rows()) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                StringBuilder rows = new StringBuilder();
                for (String row = in.readLine(); row != null && !row.equals(END); row = in.readLine()) {
                    rows.append(row).append('\n');
                }
                String into = line.substring(TABLE.length());
                String table = into.substring(0, into.indexOf(' '));
                try (var statement = connection.createStatement()) {
                    // Triggers have done their work when the rows were first written, and refuse some that have become
                    // old.
                    statement.execute("alter table " + table + " disable trigger user");
                    // Rows that the migrations themselves have made are among the release's rows.
                    statement.execute("delete from " + table);
                    copy.copyIn("copy " + into + " from stdin", new StringReader(rows.toString()));
                    statement.execute("alter table " + table + " enable trigger user");
                }
            }
        }
    }

    /** Packed since there are many; the first release has them plain. */
    private BufferedReader rows() throws IOException {
        Path plain = folder.resolve("rows.txt");
        return Files.exists(plain)
                ? Files.newBufferedReader(plain)
                : new BufferedReader(new InputStreamReader(
                        new GZIPInputStream(Files.newInputStream(folder.resolve(PACKED))), StandardCharsets.UTF_8));
    }

    /** Keys and files for a city to run on, where it may change them. */
    public void copyData(Path target) {
        try (Stream<Path> all = Files.walk(folder.resolve("data"))) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                Path copy =
                        target.resolve(folder.resolve("data").relativize(file).toString());
                Files.createDirectories(copy.resolveSibling(""));
                Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Values the story of the release left, by name. */
    Map<String, String> story() {
        try {
            Map<String, String> story = new LinkedHashMap<>();
            Files.readAllLines(folder.resolve("story.txt")).forEach(line -> {
                int is = line.indexOf('=');
                story.put(line.substring(0, is), line.substring(is + 1));
            });
            return story;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes the release down from a running city; returns the tables that were empty. */
    List<String> write(DataSource city, Path keys, Path files, Map<String, String> story)
            throws SQLException, IOException {
        Files.createDirectories(folder);
        JdbcClient jdbc = JdbcClient.create(city);
        Files.write(folder.resolve("versions.txt"), versions(jdbc));
        Files.write(
                folder.resolve("sequences.txt"),
                jdbc.sql("""
                        select schemaname || '.' || sequencename || ' ' || last_value from pg_sequences
                         where last_value is not null order by 1
                        """).query(String.class).list());
        List<String> empty = new ArrayList<>();
        Map<String, String> told = new LinkedHashMap<>(story);
        try (Connection connection = city.getConnection();
                Writer out = new OutputStreamWriter(
                        new Packing(Files.newOutputStream(folder.resolve(PACKED))), StandardCharsets.UTF_8)) {
            CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
            for (String table : tables(jdbc)) {
                StringWriter rows = new StringWriter();
                String columns = columns(jdbc, table);
                copy.copyOut("copy " + table + " " + columns + " to stdout", rows);
                long count = rows.toString().lines().count();
                if (count == 0) {
                    empty.add(table);
                } else {
                    out.write(TABLE + table + " " + columns + "\n" + rows + END + "\n");
                }
                told.put("rows." + table, String.valueOf(count));
            }
        }
        Files.write(
                folder.resolve("story.txt"),
                told.entrySet().stream()
                        .map(each -> each.getKey() + "=" + each.getValue())
                        .toList());
        copyTree(keys, folder.resolve("data/keys"), Set.of());
        copyTree(
                files,
                folder.resolve("data/files"),
                new LinkedHashSet<>(jdbc.sql("select address from files.file")
                        .query(String.class)
                        .list()));
        return empty;
    }

    /** Most of it is sealed, in hex: short repetitions in that are chance, and cost more than they save. */
    private static final class Packing extends GZIPOutputStream {
        Packing(OutputStream out) throws IOException {
            super(out);
            def.setLevel(Deflater.BEST_COMPRESSION);
            def.setStrategy(Deflater.FILTERED);
        }
    }

    private static List<String> versions(JdbcClient jdbc) {
        List<String> histories = jdbc.sql(
                        "select tablename from pg_tables where tablename like 'flyway_schema_history%'")
                .query(String.class)
                .list();
        Map<java.time.Instant, String> lines = new java.util.TreeMap<>();
        for (String history : histories) {
            jdbc.sql("select min(installed_on) as first, max(version::int) as version from " + history
                            + " where version is not null and version <> '0'")
                    .query(row -> {
                        if (row.getObject("version") != null) {
                            lines.put(row.getTimestamp("first").toInstant(), history + " " + row.getInt("version"));
                        }
                    });
        }
        return List.copyOf(lines.values());
    }

    /** Those that others point to come first. */
    private static List<String> tables(JdbcClient jdbc) {
        List<String> left = new ArrayList<>(jdbc.sql("""
                select schemaname || '.' || tablename from pg_tables
                 where schemaname not in ('pg_catalog', 'information_schema', 'public') order by 1
                """).query(String.class).list());
        Map<String, Set<String>> needs = new LinkedHashMap<>();
        jdbc.sql("""
                select c.conrelid::regclass::text as child, c.confrelid::regclass::text as parent
                  from pg_constraint c where c.contype = 'f' and c.conrelid <> c.confrelid
                """).query(row -> {
            needs.computeIfAbsent(row.getString("child"), child -> new LinkedHashSet<>())
                    .add(row.getString("parent"));
        });
        List<String> ordered = new ArrayList<>();
        while (!left.isEmpty()) {
            String next = left.stream()
                    .filter(table -> ordered.containsAll(needs.getOrDefault(table, Set.of())))
                    .findFirst()
                    .orElseThrow();
            ordered.add(next);
            left.remove(next);
        }
        return ordered;
    }

    private static String columns(JdbcClient jdbc, String table) {
        return jdbc.sql("""
                select '(' || string_agg(quote_ident(attname), ', ' order by attnum) || ')' from pg_attribute
                 where attrelid = ?::regclass and attnum > 0 and not attisdropped and attgenerated = ''
                """).param(table).query(String.class).single();
    }

    /** Of a folder's files those whose names contain one of {@code names}; all when none are given. */
    private static void copyTree(Path from, Path to, Set<String> names) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                String path = from.relativize(file).toString();
                if (names.isEmpty()
                        || names.stream().anyMatch(name -> path.replace("/", "").contains(name))) {
                    Path copy = to.resolve(path);
                    Files.createDirectories(copy.resolveSibling(""));
                    Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }
}
