package org.cityplus.city;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.cityplus.kernel.LocalizedText;
import org.cityplus.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Nodes of one city on one database: what each takes from the pack at its start, and what it sees of the others. */
class EditionsTest {
    private TestDatabase database;

    @BeforeEach
    void aDatabaseOfItsOwn() {
        database = TestDatabase.fresh(EditionsTest.class);
    }

    /** One node of the city. */
    private record Node(City city, CityBook book, JdbcTransactionManager transactions) {
        void change(UnaryOperator<Edition> change) {
            new TransactionTemplate(transactions)
                    .executeWithoutResult(status -> book.revise(city.edition().revision(), change, coming -> {}));
        }
    }

    private Node start(boolean demo) {
        return start(demo, database.dataSource());
    }

    private static Node start(boolean demo, DataSource source) {
        JdbcTransactionManager transactions = new JdbcTransactionManager(source);
        JdbcClient jdbc = JdbcClient.create(source);
        CityRows rows = new CityRows(jdbc);
        CityWriting writing = new CityWriting(jdbc);
        City city = new CityConfiguration()
                .city(Packs.CHONGQING.toString(), demo, rows, writing, transactions, Clock.systemUTC());
        return new Node(city, new CityBook(rows, writing, city, transactions), transactions);
    }

    @Test
    void aDemonstrationBeginsWithTheWholePackAndAnEmptyCityWithNothingMadeUp() {
        City empty = start(false).city();
        assertThat(empty.agencies()).isEmpty();
        assertThat(empty.offices()).isEmpty();
        assertThat(empty.calendar().years()).contains(2026);
        assertThat(empty.getText("map.note").en()).startsWith("Schematic");
        City demo = start(true).city();
        assertThat(demo.edition().rows())
                .as("the demonstration's rows come the first time there is one")
                .isEqualTo(City.load(Packs.CHONGQING).edition().rows());
        assertThat(start(false).city().agencies())
                .as("and stay")
                .hasSameSizeAs(City.load(Packs.CHONGQING).agencies());
    }

    /** Its cases and staff name agencies and offices of the pack, which it read at each start. */
    @Test
    void anInstallationOfBeforeKeepsItsAgencies() {
        database.jdbc().sql("update city.edition set whole_pack = true").update();
        assertThat(start(false).city().edition().rows())
                .isEqualTo(City.load(Packs.CHONGQING).edition().rows());
    }

    /** The migration itself finds out, by the rows of before. */
    @Test
    void theMigrationKnowsAnInstallationOfBefore() {
        JdbcClient jdbc = database.jdbc();
        assertThat(wholePack(jdbc)).isFalse();
        jdbc.sql("drop schema city cascade").update();
        jdbc.sql("drop table if exists public.flyway_schema_history_city").update();
        jdbc.sql("""
                insert into identity.staff (id, username, name, agency)
                values (gen_random_uuid(), 'old.hand', '老张', 'exit-entry-500103')
                """).update();
        org.flywaydb.core.Flyway.configure()
                .dataSource(database.dataSource())
                .locations("classpath:db/migration/city")
                .table("flyway_of_test")
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load()
                .migrate();
        assertThat(wholePack(jdbc)).isTrue();
    }

    private static boolean wholePack(JdbcClient jdbc) {
        return jdbc.sql("select whole_pack from city.edition")
                .query(Boolean.class)
                .single();
    }

    @Test
    void whatAnAdministratorChangedIsNotTakenFromThePackAgain() {
        Node node = start(true);
        node.change(now -> now.with("app.slogan", new LocalizedText("新的口号", "Another slogan"))
                .pausing(Set.of(Feature.COUNTER)));
        City again = start(true).city();
        assertThat(again.getText("app.slogan").zh()).isEqualTo("新的口号");
        assertThat(again.isOn(Feature.COUNTER)).isFalse();
        assertThat(again.isOn(Feature.MANDATES)).isTrue();
    }

    @Test
    void anotherNodeSeesAChangeAtItsNextLook() {
        Node here = start(true);
        Node there = start(true);
        long before = there.city().edition().revision();
        here.change(now -> now.pausing(Set.of(Feature.MANDATES)));
        assertThat(here.city().isOn(Feature.MANDATES)).as("at once").isFalse();
        assertThat(there.city().isOn(Feature.MANDATES)).as("not looked yet").isTrue();
        there.book().look();
        assertThat(there.city().isOn(Feature.MANDATES)).isFalse();
        assertThat(there.city().edition().revision()).isEqualTo(before + 1);
    }

    /** A change that waited for a second connection while it held its own would stop a node whose connections are all in use. */
    @Test
    void aNodeWithOneConnectionSeesItsOwnChangeAtOnce() {
        HikariConfig one = new HikariConfig();
        one.setDataSource(database.dataSource());
        one.setMaximumPoolSize(1);
        one.setConnectionTimeout(2_000);
        try (HikariDataSource source = new HikariDataSource(one)) {
            Node node = start(true, source);
            node.change(now -> now.pausing(Set.of(Feature.MANDATES)));
            assertThat(node.city().isOn(Feature.MANDATES)).isFalse();
            assertThat(node.city().edition().rows())
                    .as("as anybody else reads it")
                    .isEqualTo(start(true).city().edition().rows());
        }
    }

    @Test
    void aChangeThatIsRolledBackIsSeenByNobody() {
        Node node = start(true);
        new TransactionTemplate(node.transactions()).executeWithoutResult(status -> {
            node.book()
                    .revise(
                            node.city().edition().revision(),
                            now -> now.pausing(Set.of(Feature.MANDATES)),
                            coming -> {});
            status.setRollbackOnly();
        });
        node.book().look();
        assertThat(node.city().isOn(Feature.MANDATES)).isTrue();
        assertThat(start(false).city().isOn(Feature.MANDATES)).isTrue();
    }

    @Test
    void whatIsClosedIsFoundAndNotOffered() {
        Node node = start(true);
        AgencyId id = new AgencyId("citizen-services-50");
        node.change(
                now -> now.with(Objects.requireNonNull(now.agencies().get(id)).closed(java.time.Instant.EPOCH)));
        assertThat(node.city().getAgency(id).isOpen()).isFalse();
        assertThat(node.city().agencies()).extracting(Agency::id).doesNotContain(id);
        OfficeId hall = new OfficeId("hall-500103-2");
        node.change(
                now -> now.with(Objects.requireNonNull(now.offices().get(hall)).closed(java.time.Instant.EPOCH)));
        assertThat(node.city().getOffice(hall).isOpen()).isFalse();
        assertThat(node.city().offices()).extracting(Office::id).doesNotContain(hall);
        assertThat(node.city().officesOf(new AgencyId("exit-entry-500103"))).hasSize(2);
    }

    @Test
    void readingCostsNoQuery() {
        City city = start(true).city();
        database.jdbc().sql("drop schema city cascade").update();
        assertThat(city.agencies()).isNotEmpty();
        assertThat(city.calendar().years()).isNotEmpty();
        assertThat(city.getText("map.note").zh()).isNotBlank();
    }
}
