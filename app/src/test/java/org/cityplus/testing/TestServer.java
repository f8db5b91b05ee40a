package org.cityplus.testing;

import java.nio.file.Path;
import java.util.function.Supplier;
import org.cityplus.postgres.DatabaseProblem;
import org.cityplus.postgres.EmbeddedPostgres;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.function.SingletonSupplier;

/**
 * One PostgreSQL per test run. Its folder in {@code target} is used again by the next run, which is faster, and stops
 * what a killed run left behind.
 */
final class TestServer {
    private static final Supplier<TestServer> ONE = SingletonSupplier.of(TestServer::new);
    private static final int RUNS_AT_ONCE = 8;
    private static final String TEMPLATE = "template_city";

    private final EmbeddedPostgres postgres = start();

    private TestServer() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop));
        dropAll();
        execute("CREATE DATABASE " + TEMPLATE);
        Migrations.apply(source(TEMPLATE));
    }

    static TestServer get() {
        return ONE.get();
    }

    private static EmbeddedPostgres start() {
        for (int run = 1; run < RUNS_AT_ONCE; run++) {
            try {
                return EmbeddedPostgres.start(folder(run));
            } catch (DatabaseProblem inUse) {
                if (!String.valueOf(inUse.getMessage()).contains("in use")) {
                    throw inUse;
                }
            }
        }
        return EmbeddedPostgres.start(folder(RUNS_AT_ONCE));
    }

    private static Path folder(int run) {
        return Path.of("target", "test-data-" + run);
    }

    private void dropAll() {
        JdbcClient.create(source("cityplus"))
                .sql("SELECT datname FROM pg_database WHERE datname ~ '^t[0-9]+_' OR datname = '" + TEMPLATE + "'")
                .query(String.class)
                .list()
                .forEach(name -> execute("DROP DATABASE \"" + name + "\" WITH (FORCE)"));
    }

    /** Shutdown hooks run side by side: Spring's close the contexts' connections meanwhile. */
    private void stop() {
        try (postgres) {
            for (int wait = 0; wait < 100 && inUse(); wait++) {
                Thread.sleep(100);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean inUse() {
        return JdbcClient.create(source("cityplus"))
                .sql("SELECT EXISTS (SELECT FROM pg_stat_activity WHERE backend_type = 'client backend'"
                        + " AND pid <> pg_backend_pid())")
                .query(Boolean.class)
                .single();
    }

    synchronized TestDatabase empty(String name) {
        execute("CREATE DATABASE \"" + name + "\"");
        return new TestDatabase(postgres.url(name), postgres.user(), postgres.password());
    }

    synchronized TestDatabase copyOfTemplate(String name) {
        execute("CREATE DATABASE \"" + name + "\" TEMPLATE " + TEMPLATE);
        return new TestDatabase(postgres.url(name), postgres.user(), postgres.password());
    }

    private void execute(String sql) {
        JdbcClient.create(source("cityplus")).sql(sql).update();
    }

    private DriverManagerDataSource source(String database) {
        return new DriverManagerDataSource(postgres.url(database), postgres.user(), postgres.password());
    }
}
