package org.cityplus.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.cityplus.postgres.Superuser;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * How far each module's tables are migrated. It stands in an archive's manifest, and tells one that a newer CityPlus made
 * from one this can read.
 */
record Schema(SortedMap<String, Integer> versions) {
    private static final String HISTORY = "flyway_schema_history";
    private static final Pattern LINE = Pattern.compile("# schema (\\w+) (\\d{1,9})");
    private static final Pattern MIGRATION = Pattern.compile(".*/db/migration/(\\w+)/V(\\d{1,9})__[^/]*\\.sql");
    private static final String ROOT = "__root";

    /** That of the city in a data folder; of a database that was never migrated it says nothing. */
    static Schema of(Path data) {
        try (Superuser city = Superuser.openCity(data)) {
            return of(city.connection());
        } catch (SQLException e) {
            throw new BackupProblem("The database does not say how far it is migrated: " + e.getMessage(), e);
        }
    }

    private static Schema of(Connection city) throws SQLException {
        SortedMap<String, Integer> versions = new TreeMap<>();
        List<String> tables = new ArrayList<>();
        try (Statement ask = city.createStatement();
                ResultSet row = ask.executeQuery("select tablename from pg_tables"
                        + " where schemaname = 'public' and tablename ~ '^" + HISTORY + "(_[a-z]+)?$'")) {
            while (row.next()) {
                tables.add(row.getString(1));
            }
        }
        for (String table : tables) {
            try (Statement ask = city.createStatement();
                    ResultSet row = ask.executeQuery(
                            "select coalesce(max(split_part(version, '.', 1)::int), 0) from public." + table)) {
                row.next();
                versions.put(table.equals(HISTORY) ? ROOT : table.substring(HISTORY.length() + 1), row.getInt(1));
            }
        }
        return new Schema(versions);
    }

    /** That of a city this very program has started. */
    static Schema ofThisCityPlus() {
        SortedMap<String, Integer> versions = new TreeMap<>();
        try {
            for (Resource one :
                    new PathMatchingResourcePatternResolver().getResources("classpath*:db/migration/*/V*.sql")) {
                Matcher migration = MIGRATION.matcher(one.getURL().getPath());
                if (migration.matches()) {
                    versions.merge(migration.group(1), Integer.parseInt(migration.group(2)), Math::max);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Schema(versions);
    }

    /** From a manifest; archives of before say nothing. */
    static Schema in(String manifest) {
        SortedMap<String, Integer> versions = new TreeMap<>();
        manifest.lines()
                .map(LINE::matcher)
                .filter(Matcher::matches)
                .forEach(line -> versions.put(line.group(1), Integer.parseInt(line.group(2))));
        return new Schema(versions);
    }

    /** For a manifest: {@code sha256sum} takes them for remarks. */
    String lines() {
        return versions.entrySet().stream()
                .map(module -> "# schema " + module.getKey() + " " + module.getValue() + "\n")
                .collect(Collectors.joining());
    }

    /** The first module that is further than in {@code other}, as one names it to an operator. */
    Optional<String> findAheadOf(Schema other) {
        return versions.entrySet().stream()
                .filter(module -> module.getValue() > other.versions.getOrDefault(module.getKey(), 0))
                .map(Map.Entry::getKey)
                .findFirst()
                .map(module -> module + " is at " + versions.get(module) + ", this one knows "
                        + other.versions.getOrDefault(module, 0));
    }
}
