package org.cityplus.cases.figures.open;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.YearMonth;
import org.cityplus.cases.figures.Recount;
import org.cityplus.cases.testing.DemoCityTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** A month as everybody is told of it: once, without small numbers, under an address that stays. */
class OpenDataTest extends DemoCityTest {
    private static final String AGENCY = "exit-entry-500103";

    @Autowired
    OpenData data;

    @Autowired
    Recount recount;

    @Autowired
    MockMvcTester mvc;

    @BeforeEach
    void everythingIsCounted() {
        jdbc.sql("update cases.recounted set finished_at = now()").update();
    }

    private void counted(YearMonth month, String measure, String part, int amount) {
        jdbc.sql("""
                insert into cases.figure_of_month as f (agency, month, service, measure, part, amount)
                values (?, ?, 'passport-first', ?, ?, ?)
                on conflict (agency, month, service, measure, part) do update set amount = f.amount + excluded.amount
                """).params(AGENCY, month.atDay(1), measure, part, amount).update();
    }

    private YearMonth month(int number) {
        YearMonth month = YearMonth.of(2019, number);
        counted(month, "RECEIVED", "", 620);
        counted(month, "GRANTED", "", 490);
        counted(month, "REFUSED", "fraud", 3);
        counted(month, "IN_TIME", "", 470);
        counted(month, "LATE", "", 23);
        counted(month, "DAYS", "2", 300);
        counted(month, "DAYS", "9", 193);
        counted(month, "NO_SHOW", "", 4);
        return month;
    }

    @Test
    void smallNumbersAreNotToldAndCannotBeWorkedOut() {
        YearMonth month = month(1);
        data.publishDue();

        assertThat(mvc.get().uri("/open-data/2019-01.csv"))
                .hasStatusOk()
                .hasHeader(HttpHeaders.CACHE_CONTROL, "max-age=31536000, public, immutable")
                .bodyText()
                .contains("2019-01,,重庆市,Chongqing,,,,received,收件,Received,,,,620,620,620\r\n")
                .contains(",decided,办结,Decided,,,,493,493,493\r\n")
                .contains(",refused,不批准,Refused,,,,<10,1,9\r\n")
                .contains(",granted,批准,Granted,,,,withheld,484,492\r\n")
                .contains(",in-time,按时办结,Decided in time,,,,470,470,470\r\n")
                .contains(",days-median,一半办件不超过,Half took at most,,,,2,2,2\r\n")
                .contains(",no-show,未到场,Did not come,,,,<10,1,9\r\n")
                .doesNotContain("fraud");
        assertThat(data.find(month).orElseThrow().rows())
                .allSatisfy(row ->
                        assertThat(row.shown()).isNotEqualTo(Shown.exactly(3)).isNotEqualTo(Shown.exactly(490)));
    }

    /** Cases of before have no days: the half of one decision is that decision. */
    @Test
    void howLongItTookIsToldOnlyOfEnoughDecisionsThatHaveDays() {
        YearMonth month = YearMonth.of(2019, 7);
        counted(month, "RECEIVED", "", 40);
        counted(month, "GRANTED", "", 123);
        counted(month, "UNTIMED", "", 123);
        counted(month, "DAYS", "3", 1);
        YearMonth enough = YearMonth.of(2019, 8);
        counted(enough, "GRANTED", "", 123);
        counted(enough, "UNTIMED", "", 123);
        counted(enough, "DAYS", "3", 20);
        data.publishDue();
        assertThat(data.find(month).orElseThrow().csv()).contains("decided").doesNotContain("days-median", "days-90");
        assertThat(data.find(enough).orElseThrow().csv())
                .contains("days-median")
                .doesNotContain("days-90");
    }

    @Test
    void anImpossibleMonthKeepsNoOtherBack() {
        YearMonth impossible = YearMonth.of(2018, 1);
        counted(impossible, "RECEIVED", "", -4);
        YearMonth later = month(9);
        try {
            data.publishDue();
            assertThat(data.find(impossible)).isEmpty();
            assertThat(data.find(later)).isPresent();
        } finally {
            jdbc.sql("delete from cases.figure_of_month where month = ?")
                    .param(impossible.atDay(1))
                    .update();
        }
    }

    @Test
    void aMonthIsToldOnceWhateverIsCountedLater() {
        YearMonth month = month(2);
        data.publishDue();
        String csv = data.find(month).orElseThrow().csv();

        counted(month, "RECEIVED", "", 1);
        data.publishDue();
        assertThat(data.find(month).orElseThrow().csv()).isEqualTo(csv);
        assertThat(count("select count(*) from cases.open_month where month = ?", month.atDay(1)))
                .isEqualTo(1);
        assertThatThrownBy(() -> jdbc.sql("update cases.open_month set csv = '' where month = ?")
                        .param(month.atDay(1))
                        .update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("never changes");
        assertThatThrownBy(() -> jdbc.sql("delete from cases.open_month").update())
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> jdbc.sql("truncate cases.open_month").update())
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void whoeverHasItIsNotSentItAgain() {
        month(3);
        data.publishDue();
        for (String address : new String[] {"/open-data/2019-03.csv", "/api/open-data/2019-03"}) {
            MvcTestResult first = mvc.get().uri(address).exchange();
            String tag = String.valueOf(first.getResponse().getHeader(HttpHeaders.ETAG));
            assertThat(tag).startsWith("\"").endsWith("\"");
            assertThat(mvc.get().uri(address).header(HttpHeaders.IF_NONE_MATCH, tag))
                    .hasStatus(304);
        }
    }

    @Test
    void aMonthComesOutOnTheThirdOfTheNext() {
        YearMonth month = YearMonth.of(2026, 11);
        assertThat(OpenData.isDue(month, LocalDate.of(2026, 11, 30))).isFalse();
        assertThat(OpenData.isDue(month, LocalDate.of(2026, 12, 2))).isFalse();
        assertThat(OpenData.isDue(month, LocalDate.of(2026, 12, 3))).isTrue();
        assertThat(OpenData.isDue(month, LocalDate.of(2027, 1, 1))).isTrue();
    }

    @Test
    void nothingComesOutWhileCasesOfBeforeAreStillBeingCounted() {
        YearMonth month = month(6);
        recount.begin();
        data.publishDue();
        assertThat(data.find(month)).isEmpty();
        everythingIsCounted();
        data.publishDue();
        assertThat(data.find(month)).isPresent();
    }

    @Test
    void theSetDescribesItselfToPrograms() {
        month(4);
        data.publishDue();
        assertThat(mvc.get().uri("/api/open-data")).hasStatusOk().bodyJson().satisfies(json -> {
            assertThat(json).extractingPath("$['@context']").isEqualTo("https://schema.org/");
            assertThat(json).extractingPath("$['@type']").isEqualTo("Dataset");
            assertThat(json).extractingPath("$.license").isEqualTo("https://creativecommons.org/licenses/by/4.0/");
            assertThat(json)
                    .extractingPath("$.variableMeasured[*].name")
                    .asArray()
                    .hasSize(Columns.LIST.size());
            assertThat(json)
                    .extractingPath("$.distribution[*].contentUrl")
                    .asArray()
                    .contains("/open-data/2019-04.csv", "/api/open-data/2019-04");
        });
        assertThat(mvc.get().uri("/api/open-data/2019-04"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.rows[0].value")
                .isEqualTo("620");
    }

    @Test
    void thePageSaysItInBothLanguagesAndUnfoldsAnAgency() {
        month(5);
        data.publishDue();
        assertThat(mvc.get().uri("/open-data/2019-05").header("Accept-Language", "zh-CN"))
                .hasStatusOk()
                .bodyText()
                .contains("2019 年 5 月", "620", "/open-data/2019-05.csv");
        assertThat(mvc.get().uri("/open-data/2019-05?agency=" + AGENCY).header("Accept-Language", "en"))
                .hasStatusOk()
                .bodyText()
                .contains("under 10", "484 to 492", "Half took at most");
        assertThat(mvc.get().uri("/open-data/2019-13")).hasStatus(404);
        assertThat(mvc.get().uri("/open-data/1999-01.csv")).hasStatus(404);
        assertThat(mvc.get().uri("/open-data/+999999999-12")).hasStatus(404);
    }
}
