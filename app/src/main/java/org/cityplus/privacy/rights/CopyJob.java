package org.cityplus.privacy.rights;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cityplus.city.City;
import org.cityplus.kernel.PersonalData;
import org.cityplus.privacy.Declarations;
import org.cityplus.privacy.Leaving;
import org.cityplus.vault.Vault;
import org.cityplus.web.Live;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.support.SqlBinaryValue;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Makes copies, one at a time on each node. One whose maker was killed is taken up again after a while. */
@Component
class CopyJob {
    private static final Logger log = LoggerFactory.getLogger(CopyJob.class);
    private static final Duration LEASE = Duration.ofMinutes(10);

    private final JdbcClient jdbc;
    private final Vault vault;
    private final ObjectProvider<PersonalData> parts;
    private final Declarations declarations;
    private final Leaving leaving;
    private final TransactionTemplate transactions;
    private final Live live;
    private final JsonMapper json;
    private final City city;
    private final Clock clock;

    CopyJob(
            JdbcClient jdbc,
            Vault vault,
            ObjectProvider<PersonalData> parts,
            Declarations declarations,
            Leaving leaving,
            TransactionTemplate transactions,
            Live live,
            JsonMapper json,
            City city,
            Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.parts = parts;
        this.declarations = declarations;
        this.leaving = leaving;
        this.transactions = transactions;
        this.live = live;
        this.json = json;
        this.city = city;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${cityplus.privacy.copy-delay:2s}", initialDelay = 5_000)
    void makeAll() {
        for (Optional<Taken> next = take(); next.isPresent(); next = take()) {
            try {
                make(next.get());
            } catch (RuntimeException e) {
                log.error(
                        "copy {} was not made: {}", next.get().id, e.getClass().getName());
            }
        }
    }

    record Taken(UUID id, UUID person) {}

    /** The oldest that nobody works on. */
    Optional<Taken> take() {
        Instant now = clock.instant();
        return jdbc.sql("""
                update privacy.copy set state = 'MAKING', taken_at = ?, done = 0
                 where id = (select id from privacy.copy
                              where state = 'WAITING' or (state = 'MAKING' and taken_at < ?)
                              order by asked_at limit 1 for update skip locked)
                returning id, resident
                """)
                .params(Timestamp.from(now), Timestamp.from(now.minus(LEASE)))
                .query((row, n) -> new Taken(row.getObject(1, UUID.class), row.getObject(2, UUID.class)))
                .optional();
    }

    /** What is made goes sealed into a file of its own, so that it never is in memory whole; the file goes with the work. */
    void make(Taken taken) {
        try (FileChannel file = FileChannel.open(
                Files.createTempFile("copy-", ".sealed"),
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                StandardOpenOption.DELETE_ON_CLOSE)) {
            long bytes = write(taken, new BufferedOutputStream(keptOpen(file)));
            file.position(0);
            store(taken, bytes, Channels.newInputStream(file), file.size());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        live.wake(Live.resident(taken.person));
    }

    private long write(Taken taken, OutputStream to) {
        List<PersonalData> all = parts.orderedStream().toList();
        SealedPieces.Writer sealing = new SealedPieces(vault, taken.person, taken.id).new Writer(to);
        Archive archive = new Archive(json, clock.instant(), city.zone(), sealing);
        for (int done = 0; done < all.size(); done++) {
            progress(taken, done, all.size());
            all.get(done).export(taken.person, archive);
        }
        archive.finish(declarations.list());
        return sealing.written();
    }

    /** The end of the archive is not that of the file. */
    private static OutputStream keptOpen(FileChannel file) {
        return new FilterOutputStream(Channels.newOutputStream(file)) {
            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                out.write(bytes, offset, length);
            }

            @Override
            public void close() throws IOException {
                flush();
            }
        };
    }

    private void store(Taken taken, long bytes, InputStream sealed, long length) {
        Instant now = clock.instant();
        transactions.executeWithoutResult(status -> {
            leaving.refuse(taken.person);
            jdbc.sql("""
                    update privacy.copy set state = 'READY', sealed = ?, bytes = ?, done = parts, ends_at = ?
                     where id = ? and state = 'MAKING'
                    """)
                    .params(
                            new SqlBinaryValue(sealed, length),
                            bytes,
                            Timestamp.from(now.plus(declarations.copyLife())),
                            taken.id)
                    .update();
        });
    }

    private void progress(Taken taken, int done, int of) {
        jdbc.sql("update privacy.copy set done = ?, parts = ? where id = ?")
                .params(done, of, taken.id)
                .update();
    }
}
