package org.cityplus.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@CityTest
class CityTestTest {
    @Autowired
    JdbcClient jdbc;

    @Test
    void worksOnTheSharedMigratedDatabase() {
        assertThat(jdbc.sql("SELECT current_database()").query(String.class).single())
                .isEqualTo(TestDatabase.shared()
                        .jdbc()
                        .sql("SELECT current_database()")
                        .query(String.class)
                        .single());
        assertThat(jdbc.sql("SELECT count(*) FROM events.event_publication")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void aFreshDatabaseSeesNothingOfTheOthers() {
        TestDatabase.fresh(CityTestTest.class)
                .jdbc()
                .sql("CREATE TABLE mine (x int)")
                .update();
        assertThat(TestDatabase.fresh(CityTestTest.class)
                        .jdbc()
                        .sql("SELECT to_regclass('mine') IS NULL")
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }
}
