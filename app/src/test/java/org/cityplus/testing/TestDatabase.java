package org.cityplus.testing;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.function.SingletonSupplier;

/** A migrated database of its own on the PostgreSQL that all tests of a run share. */
public record TestDatabase(String jdbcUrl, String user, String password) {
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final Supplier<TestDatabase> SHARED = SingletonSupplier.of(() -> fresh("shared"));

    /** A new database, migrated and otherwise empty: a copy of a template, made in tens of milliseconds. */
    public static TestDatabase fresh(String label) {
        String name = "t" + NUMBER.incrementAndGet() + "_" + label.toLowerCase(java.util.Locale.ROOT);
        return TestServer.get().copyOfTemplate(name.length() > 60 ? name.substring(0, 60) : name);
    }

    /** A new database with nothing in it, not even tables. */
    public static TestDatabase empty(String label) {
        return TestServer.get().empty("t" + NUMBER.incrementAndGet() + "_" + label);
    }

    public static TestDatabase fresh(Class<?> test) {
        return fresh(test.getSimpleName());
    }

    /** The one database of all tests that do not mind each other's rows. */
    public static TestDatabase shared() {
        return SHARED.get();
    }

    public DataSource dataSource() {
        return new DriverManagerDataSource(jdbcUrl, user, password);
    }

    public JdbcClient jdbc() {
        return JdbcClient.create(dataSource());
    }
}
