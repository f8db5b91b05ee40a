package org.cityplus.cases.desk;

import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A statement with what it is asked with. */
record Asked(String sql, Map<String, ?> parameters) {
    JdbcClient.StatementSpec of(JdbcClient jdbc) {
        return jdbc.sql(sql).params(parameters);
    }
}
