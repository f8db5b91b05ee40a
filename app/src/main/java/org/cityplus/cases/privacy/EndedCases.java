package org.cityplus.cases.privacy;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.cityplus.cases.CaseId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Cases that have ended, in the order they did; pages are small and begin where the last one stopped. */
@Component
class EndedCases {
    /** One page; each page is a statement, each case a transaction. */
    static final int PAGE = 200;

    private final JdbcClient jdbc;

    EndedCases(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A place in the order. */
    record Place(Instant endedAt, UUID id) {
        static final Place START = new Place(Instant.EPOCH, new UUID(0, 0));
    }

    /** The services of which cases have ended, also those the pack no longer has: one step in the index for each. */
    List<String> services() {
        return jdbc.sql("""
                with recursive known (service) as (
                    (select service from cases.case_row where turn = 'NOBODY' order by service limit 1)
                    union all
                    select (select c.service from cases.case_row c
                             where c.turn = 'NOBODY' and c.service > known.service order by c.service limit 1)
                      from known where known.service is not null)
                select service from known where service is not null
                """).query(String.class).list();
    }

    /** Of one service, ended before {@code limit}, after {@code place}. */
    List<Place> page(String service, Instant limit, Place place) {
        return jdbc.sql("""
                select changed_at, id from cases.case_row
                 where turn = 'NOBODY' and service = ? and changed_at < ? and (changed_at, id) > (?, ?)
                 order by changed_at, id limit ?
                """)
                .params(service, Timestamp.from(limit), Timestamp.from(place.endedAt), place.id, PAGE)
                .query((row, n) -> new Place(row.getTimestamp(1).toInstant(), row.getObject(2, UUID.class)))
                .list();
    }

    /** What was kept of erased people's cases, past its own last day, after {@code place}. */
    List<CaseId> pageOfKept(LocalDate today, UUID place) {
        return jdbc.sql("select case_id from cases.kept where until < ? and case_id > ? order by case_id limit ?")
                .params(Date.valueOf(today), place, PAGE)
                .query((row, n) -> new CaseId(row.getObject(1, UUID.class)))
                .list();
    }
}
