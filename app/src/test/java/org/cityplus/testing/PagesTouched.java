package org.cityplus.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a statement costs, whatever the machine does meanwhile: how many of the database's pages it looked at. */
public record PagesTouched(String plan) {
    private static final String EXPLAIN = "explain (analyze, buffers, costs off) ";
    private static final Pattern TOUCHED = Pattern.compile("Buffers: shared(?: hit=(\\d+))?(?: read=(\\d+))?");

    /** The statement that runs {@code sql} and tells of it; it takes the same parameters. */
    public static String explaining(String sql) {
        return EXPLAIN + sql;
    }

    /** @param explained a statement of {@link #explaining} with its parameters */
    public static PagesTouched by(JdbcClient.StatementSpec explained) {
        return new PagesTouched(String.join("\n", explained.query(String.class).list()));
    }

    public int count() {
        Matcher all = TOUCHED.matcher(plan);
        assertThat(all.find()).as(plan).isTrue();
        return number(all.group(1)) + number(all.group(2));
    }

    private static int number(String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }
}
