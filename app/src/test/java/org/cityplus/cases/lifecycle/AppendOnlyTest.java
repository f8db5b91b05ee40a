package org.cityplus.cases.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.cityplus.cases.testing.DemoCityTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What happened stays what happened: the database itself refuses to change it, whoever asks. */
class AppendOnlyTest extends DemoCityTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "update cases.action set at = now()",
                "update cases.action set data = ''",
                "delete from cases.action",
                "truncate cases.action",
                "truncate cases.case_row cascade",
                "delete from cases.case_row",
                "update audit.entry set act = 'nothing'",
                "delete from audit.entry",
                "truncate audit.entry"
            })
    void isRefused(String change) {
        applicants.lodged(applicants.newResident());
        long actions = count("select count(*) from cases.action");
        long entries = count("select count(*) from audit.entry");
        assertThatThrownBy(() -> jdbc.sql(change).update()).hasMessageMatching("(?s).*(append-only|foreign key).*");
        assertThat(count("select count(*) from cases.action")).isEqualTo(actions);
        assertThat(count("select count(*) from audit.entry")).isEqualTo(entries);
    }
}
