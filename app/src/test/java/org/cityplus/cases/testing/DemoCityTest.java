package org.cityplus.cases.testing;

import org.cityplus.testing.CityTest;
import org.cityplus.testing.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** A test in the demonstration city, on a clock it may move. All such tests share one application context. */
@CityTest
@Import({DeskScene.class, Applicants.class, TestClock.class})
@TestPropertySource(properties = "cityplus.demo=true")
public abstract class DemoCityTest {
    @Autowired
    protected Applicants applicants;

    @Autowired
    protected DeskScene desk;

    @Autowired
    protected TestClock clock;

    @Autowired
    protected JdbcClient jdbc;

    @AfterEach
    void backToTheMorning() {
        clock.reset();
    }

    protected long count(String sql, Object... params) {
        return jdbc.sql(sql).params(params).query(Long.class).single();
    }
}
