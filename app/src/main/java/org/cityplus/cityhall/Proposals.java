package org.cityplus.cityhall;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.cityplus.city.ChangeImpact.Affected;
import org.cityplus.city.City;
import org.cityplus.city.CityBook;
import org.cityplus.city.CityPackException;
import org.cityplus.city.Difference;
import org.cityplus.city.Edition;
import org.cityplus.city.Revision;
import org.cityplus.identity.Officer;
import org.cityplus.kernel.Ids;
import org.cityplus.kernel.Message;
import org.cityplus.kernel.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Archives that administrators bring: first what they would change is shown, then they count, or are forgotten in a day. */
@Component
public class Proposals {
    private static final Duration KEPT = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final City city;
    private final CityBook book;
    private final CityHall hall;
    private final Clock clock;

    Proposals(JdbcClient jdbc, City city, CityBook book, CityHall hall, Clock clock) {
        this.jdbc = jdbc;
        this.city = city;
        this.book = book;
        this.hall = hall;
        this.clock = clock;
    }

    /**
     * What an archive would change.
     *
     * @param seen the revision of the city it was compared with
     * @param leftOut its files that are not taken
     */
    public record Proposal(
            UUID id, long seen, List<Difference> differences, List<Affected> affected, List<String> leftOut) {
        public long affectedTotal() {
            return affected.stream().mapToLong(Affected::count).sum();
        }
    }

    /** @throws Refusal INVALID naming file, line, column, rule and remedy of all that is wrong in it */
    @Transactional
    public Proposal bring(Officer by, byte[] archive) {
        CityBook.Brought brought = read(archive);
        jdbc.sql("delete from city.proposal where brought_at < ?")
                .param(Timestamp.from(clock.instant().minus(KEPT)))
                .update();
        UUID id = Ids.next(clock);
        jdbc.sql("insert into city.proposal (id, brought_by, brought_at, archive) values (?, ?, ?, ?)")
                .params(id, by.id(), Timestamp.from(clock.instant()), archive)
                .update();
        return compared(id, brought);
    }

    /** @throws Refusal NOT_FOUND when it was applied, is older than a day or somebody else's */
    public Proposal get(Officer by, UUID id) {
        return compared(id, read(archive(by, id)));
    }

    /** Applies it in one transaction, as it was compared. */
    @Transactional
    public Edition apply(Officer by, UUID id, Reason reason) {
        Edition after = hall.apply(by, read(archive(by, id)), reason);
        jdbc.sql("delete from city.proposal where id = ?").param(id).update();
        return after;
    }

    private CityBook.Brought read(byte[] archive) {
        try {
            return book.read(archive);
        } catch (CityPackException e) {
            throw Mistakes.ofArchive(e);
        }
    }

    private Proposal compared(UUID id, CityBook.Brought brought) {
        Edition now = city.edition();
        Edition after = brought.over(now, clock.instant().truncatedTo(ChronoUnit.SECONDS));
        Revision revision = new Revision(now, after);
        return new Proposal(id, now.revision(), revision.differences(), hall.affected(revision), brought.leftOut());
    }

    private byte[] archive(Officer by, UUID id) {
        return jdbc.sql("""
                select archive from city.proposal where id = ? and brought_by = ? and brought_at >= ? for update
                """)
                .params(id, by.id(), Timestamp.from(clock.instant().minus(KEPT)))
                .query(byte[].class)
                .optional()
                .orElseThrow(() -> new Refusal(Refusal.Kind.NOT_FOUND, Message.of("cityhall.import.gone")));
    }
}
