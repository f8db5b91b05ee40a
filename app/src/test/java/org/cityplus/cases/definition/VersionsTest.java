package org.cityplus.cases.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.UUID;
import javax.sql.DataSource;
import org.cityplus.cases.testing.DemoCityTest;
import org.cityplus.city.City;
import org.cityplus.kernel.Message;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.AnnotationTransactionAttributeSource;
import org.springframework.transaction.interceptor.TransactionInterceptor;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.FileSystemUtils;

/** Versions of a service over the years: changed, replaced, removed. */
class VersionsTest extends DemoCityTest {
    @Autowired
    DefinitionStore store;

    @Autowired
    DataSource dataSource;

    @Autowired
    PlatformTransactionManager transactions;

    @TempDir
    Path temporary = Path.of("");

    private Path pack = temporary;
    private String id = "";

    @BeforeEach
    void aCityWithOneService() throws IOException {
        pack = temporary.resolve("town");
        FileSystemUtils.copyRecursively(Path.of("src/test/resources/cities/tinytown"), pack);
        id = "note-" + UUID.randomUUID().toString().substring(0, 8);
        Files.move(pack.resolve("services/residence-note"), pack.resolve("services/" + id));
        change("2026-01", "id: residence-note", "id: " + id);
    }

    private ServiceCatalog start() {
        return new ServiceCatalog(City.load(pack), store, clock);
    }

    private Path file(String version) {
        return pack.resolve("services/" + id + "/" + version + "/service.yaml");
    }

    private void change(String version, String from, String to) throws IOException {
        String before = Files.readString(file(version));
        assertThat(before).contains(from);
        Files.writeString(file(version), before.replace(from, to));
    }

    private void newVersion(String version, String effective) throws IOException {
        FileSystemUtils.copyRecursively(
                pack.resolve("services/" + id + "/2026-01"), pack.resolve("services/" + id + "/" + version));
        change(version, "version: \"2026-01\"", "version: \"" + version + "\"");
        change(version, "effective: 2026-01-01", "effective: " + effective);
    }

    @Test
    void whatNobodyUsedMayChange() throws IOException {
        assertThat(start().get(id).promiseWorkingDays()).isEqualTo(2);
        change("2026-01", "workingDays: 2", "workingDays: 3");
        assertThat(start().get(id).promiseWorkingDays()).isEqualTo(3);
    }

    @Test
    void whatWasUsedMayNot() throws IOException {
        ServiceCatalog city = start();
        city.use(city.get(id));
        city.use(city.get(id)); // again changes nothing
        start();
        change("2026-01", "# Free of charge", "# Another comment, free of charge");
        start();
        change("2026-01", "workingDays: 2", "workingDays: 3");
        assertThatExceptionOfType(DefinitionException.class)
                .isThrownBy(this::start)
                .withMessageContaining(id + "/2026-01")
                .withMessageContaining("new version");
        change("2026-01", "workingDays: 3", "workingDays: 2");
        start();
    }

    @Test
    void aNewVersionIsForNewDraftsFromItsDayOn() throws IOException {
        newVersion("2026-12", "2026-11-25");
        change("2026-12", "workingDays: 2", "workingDays: 1");
        ServiceCatalog city = start();
        assertThat(city.get(id).version()).isEqualTo("2026-01");
        clock.forward(Duration.ofDays(1));
        assertThat(city.get(id).version()).isEqualTo("2026-12");
        assertThat(city.get(id, "2026-01").promiseWorkingDays()).isEqualTo(2);
    }

    @Test
    void aVersionThatEndedIsNoLongerOfferedAndStillFound() throws IOException {
        change("2026-01", "effective: 2026-01-01", "effective: 2026-01-01\nends: 2026-11-24");
        ServiceCatalog city = start();
        assertThat(city.find(id)).isPresent();
        clock.forward(Duration.ofDays(1));
        assertThat(city.find(id)).isEmpty();
        assertThat(city.findVersion(id, "2026-01")).isPresent();
    }

    @Test
    void aCaseIsReadByItsVersionAlsoWhenTheFolderIsGone() throws IOException {
        ServiceCatalog city = start();
        ServiceDefinition used = city.get(id);
        city.use(used);
        newVersion("2026-12", "2026-11-01");
        FileSystemUtils.deleteRecursively(pack.resolve("services/" + id + "/2026-01"));
        ServiceCatalog later = start();
        assertThat(later.get(id).version()).isEqualTo("2026-12");
        assertThat(later.get(id, "2026-01")).as("with every word it had").isEqualTo(used);
        FileSystemUtils.deleteRecursively(pack.resolve("services/" + id));
        assertThat(start().get(id, "2026-01")).isEqualTo(used);
        assertThat(start().find(id)).isEmpty();
    }

    @Test
    void twoNodesThatMeanDifferentThingsByOneVersionDoNotBothUseIt() throws IOException {
        ServiceCatalog one = start();
        change("2026-01", "workingDays: 2", "workingDays: 3");
        ServiceCatalog other = start();
        one.use(one.get(id));
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> other.use(other.get(id)));
    }

    @Test
    void twoVersionsOfOneDayAreAMistake() throws IOException {
        newVersion("2026-12", "2026-01-01");
        assertThatExceptionOfType(DefinitionException.class)
                .isThrownBy(this::start)
                .withMessageContaining("takes effect on the same day as version");
    }

    @Test
    void aUsedDefinitionCannotBeTouchedInTheDatabaseEither() {
        ServiceCatalog city = start();
        city.use(city.get(id));
        for (String touch : new String[] {
            "update cases.definition set zh_file = '{}'", "delete from cases.definition", "truncate cases.definition"
        }) {
            assertThatExceptionOfType(org.springframework.dao.DataAccessException.class)
                    .isThrownBy(() -> jdbc.sql(touch).update());
        }
    }

    @Test
    void whyAServiceTakesNoMoreApplicationsIsToldUnderWhicheverVersionOneBegan() throws IOException {
        newVersion("2026-12", "2026-11-01");
        change("2026-12", "effective: 2026-11-01", "effective: 2026-11-01\nends: 2026-11-24");
        ServiceCatalog city = start();
        ServiceDefinition begun = city.get(id, "2026-01");
        assertThat(city.findEnding(begun)).isEmpty();
        clock.forward(Duration.ofDays(1));
        assertThat(city.findEnding(begun))
                .contains(Message.of("cases.service.ended-on", begun.name(), LocalDate.of(2026, 11, 24)));
        assertThat(city.findLast(id)).map(ServiceDefinition::version).contains("2026-12");
        city.use(begun);
        FileSystemUtils.deleteRecursively(pack.resolve("services/" + id));
        assertThat(start().findEnding(begun)).contains(Message.of("cases.service.ended", begun.name()));
    }

    @Test
    void aCityWithoutADefinitionOfOneOfItsCasesDoesNotStart() {
        UUID lodged = applicants.lodged(applicants.newResident()).id().value();
        new TransactionTemplate(transactions).executeWithoutResult(undone -> {
            jdbc.sql("update cases.case_row set service = ?, version = '1999' where id = ?")
                    .params(id, lodged)
                    .update();
            assertThatExceptionOfType(DefinitionException.class)
                    .isThrownBy(this::start)
                    .withMessageContaining(id + "/1999")
                    .withMessageContaining("Put their folders back");
            undone.setRollbackOnly();
        });
        start();
    }

    /** The store as the city has it, on a pool of one connection. */
    private DefinitionStore storeOn(HikariDataSource pool) {
        ProxyFactory proxied = new ProxyFactory(new DefinitionStore(JdbcClient.create(pool), clock));
        proxied.setProxyTargetClass(true);
        proxied.addAdvice(new TransactionInterceptor(
                new DataSourceTransactionManager(pool), new AnnotationTransactionAttributeSource()));
        return (DefinitionStore) proxied.getProxy();
    }

    private HikariDataSource oneConnection() throws SQLException {
        HikariDataSource city = dataSource.unwrap(HikariDataSource.class);
        HikariConfig one = new HikariConfig();
        one.setJdbcUrl(city.getJdbcUrl());
        one.setUsername(city.getUsername());
        one.setPassword(city.getPassword());
        one.setMaximumPoolSize(1);
        one.setConnectionTimeout(2_000);
        return new HikariDataSource(one);
    }

    @Test
    void theFirstUseTakesNoConnectionBesideTheOneThatIsHeld() throws SQLException {
        try (HikariDataSource pool = oneConnection()) {
            ServiceCatalog city = new ServiceCatalog(City.load(pack), storeOn(pool), clock);
            new TransactionTemplate(new DataSourceTransactionManager(pool)).executeWithoutResult(held -> {
                JdbcClient.create(pool).sql("select 1").query(Integer.class).single();
                city.use(city.get(id));
            });
            assertThat(store.findDigest(id, "2026-01")).contains(city.get(id).digest());
        }
    }

    @Test
    void aFirstUseThatIsRolledBackIsNotRemembered() throws SQLException {
        try (HikariDataSource pool = oneConnection()) {
            ServiceCatalog city = new ServiceCatalog(City.load(pack), storeOn(pool), clock);
            TransactionTemplate transaction = new TransactionTemplate(new DataSourceTransactionManager(pool));
            transaction.executeWithoutResult(begun -> {
                city.use(city.get(id));
                begun.setRollbackOnly();
            });
            assertThat(store.findDigest(id, "2026-01")).isEmpty();
            transaction.executeWithoutResult(again -> city.use(city.get(id)));
            assertThat(store.findDigest(id, "2026-01"))
                    .as("kept the second time")
                    .isPresent();
        }
    }
}
