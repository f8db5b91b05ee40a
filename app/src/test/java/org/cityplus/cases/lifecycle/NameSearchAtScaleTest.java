package org.cityplus.cases.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.cityplus.cases.desk.Queue;
import org.cityplus.cases.testing.DemoCityTest;
import org.cityplus.city.AgencyId;
import org.cityplus.testing.OwnDatabase;
import org.cityplus.vault.Vault;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;

/** An officer searches a hundred thousand sealed names: the index answers, and a page costs milliseconds. */
@Tag("deep")
@OwnDatabase
class NameSearchAtScaleTest extends DemoCityTest {
    private static final int ROWS = 100_000;
    private static final int PEOPLE = 500;
    private static final String SURNAMES = "王李张刘陈杨黄赵周吴徐孙马朱胡郭何林罗高";
    private static final String GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂文辉雨桐思远映雪启明子昂海涛秀英国华建";

    @Autowired
    DataSource database;

    @Autowired
    NameIndex names;

    @Autowired
    Queue queue;

    @Autowired
    Vault vault;

    private final AgencyId agency = new AgencyId("at-scale");

    @Test
    @Timeout(value = 6, unit = TimeUnit.MINUTES)
    void theIndexAnswersAndAPageCostsMilliseconds() throws Exception {
        fill();
        jdbc.sql("analyze cases.name_piece").update();
        jdbc.sql("analyze cases.case_row").update();
        for (String typed : List.of("陈雨桐", "雨桐", "chenyutong", "cyt", "王", "wang")) {
            Long[] pieces = names.wanted(agency, typed).orElseThrow();
            String plan = String.join(
                    "\n",
                    jdbc.sql("""
                    explain (analyze, buffers)
                    with found as materialized (select case_id from cases.name_piece where pieces @> ?)
                    select c.* from found join cases.case_row c on c.id = found.case_id
                     where c.agency = ? order by c.changed_at desc, c.id desc limit 50
                    """)
                            .params(pieces, agency.value())
                            .query(String.class)
                            .list());
            assertThat(plan).as(typed).contains("Bitmap Index Scan on name_piece_found");
            List<Long> micros = new ArrayList<>();
            int found = 0;
            for (int i = 0; i < 40; i++) {
                long start = System.nanoTime();
                found = queue.search(agency, typed).size();
                micros.add((System.nanoTime() - start) / 1000);
            }
            long median = micros.stream().sorted().toList().get(micros.size() / 2);
            System.out.println("search " + typed + ": " + found + " rows on the page, median " + median + " us of "
                    + Arrays.stream(plan.split("\n"))
                            .filter(line -> line.contains("Execution Time"))
                            .findFirst()
                            .orElse(""));
            assertThat(found).isPositive();
            assertThat(Duration.ofNanos(median * 1000)).isLessThan(Duration.ofMillis(250));
        }
        System.out.println("index "
                + jdbc.sql("select pg_size_pretty(pg_relation_size('cases.name_piece_found'))")
                        .query(String.class)
                        .single());
    }

    private void fill() throws Exception {
        Random random = new Random(20261125);
        List<UUID> people =
                java.util.stream.Stream.generate(UUID::randomUUID).limit(PEOPLE).toList();
        people.forEach(vault::admit);
        try (Connection city = database.getConnection()) {
            city.setAutoCommit(false);
            try (PreparedStatement row = city.prepareStatement("""
                            insert into cases.case_row (id, number, draft, service, version, applicant, sealed_name, agency,
                                    office, stage, turn, sequence, lodged_at, changed_at)
                            values (?, ?, ?, 'passport-first', '2026-11', ?, ?, ?, 'hall-500103-1', 'AWAITING_PAYMENT',
                                    'APPLICANT', 1, ?, ?)
                            """);
                    PreparedStatement pieces =
                            city.prepareStatement("insert into cases.name_piece (case_id, pieces) values (?, ?)")) {
                for (int i = 0; i < ROWS; i++) {
                    String name = "" + pick(SURNAMES, random) + pick(GIVEN, random) + pick(GIVEN, random);
                    if (i % 1000 == 0) {
                        name = "陈雨桐";
                    }
                    UUID id = UUID.randomUUID();
                    UUID person = people.get(i % PEOPLE);
                    Timestamp at = Timestamp.from(clock.instant().minusSeconds(random.nextInt(10_000_000)));
                    row.setObject(1, id);
                    row.setString(2, "XX-" + i);
                    row.setObject(3, UUID.randomUUID());
                    row.setObject(4, person);
                    row.setBytes(5, vault.seal(person, name));
                    row.setString(6, agency.value());
                    row.setTimestamp(7, at);
                    row.setTimestamp(8, at);
                    row.addBatch();
                    pieces.setObject(1, id);
                    pieces.setArray(2, city.createArrayOf("bigint", names.digestsOf(agency, name)));
                    pieces.addBatch();
                    if (i % 2000 == 1999) {
                        row.executeBatch();
                        pieces.executeBatch();
                        city.commit();
                    }
                }
                row.executeBatch();
                pieces.executeBatch();
                city.commit();
            }
        }
    }

    private static char pick(String from, Random random) {
        return from.charAt(random.nextInt(from.length()));
    }
}
