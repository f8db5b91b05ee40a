package org.cityplus.payments;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.cityplus.vault.SubjectErased;
import org.cityplus.vault.Vault;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What staff wrote of money that went back: how it was handed out, why a counter returned it. It lies under the key of the
 * person whose matter it is, and goes with that person, with who paid, and with what was paid for.
 */
@Component
class MoneyWords {
    private static final Place HANDED_OUT =
            new Place("payments.refund", "done_at", "handed_out_how", "handed_out_for", "handed_out_sealed");
    private static final Place REVERSED =
            new Place("payments.receipt", "reversed_at", "reversed_why", "reversed_for", "reversed_sealed");
    private static final List<Place> PLACES = List.of(HANDED_OUT, REVERSED);

    private final JdbcClient jdbc;
    private final Vault vault;

    MoneyWords(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    /** Where such words are. @param clear empty but for words of a release that did not seal them, null where nothing was said */
    private record Place(String table, String at, String clear, String person, String sealed) {
        JdbcClient.StatementSpec in(JdbcClient jdbc, String statement) {
            return jdbc.sql(statement
                    .replace("{table}", table)
                    .replace("{at}", at)
                    .replace("{clear}", clear)
                    .replace("{person}", person)
                    .replace("{sealed}", sealed));
        }
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void handedOut(RefundId refund, UUID person, String how) {
        write(HANDED_OUT, refund.value(), person, how);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void reversed(UUID receipt, UUID person, String why) {
        write(REVERSED, receipt, person, why);
    }

    /** Of somebody erased nothing is kept. */
    private void write(Place place, UUID row, UUID person, String words) {
        byte @Nullable [] sealed = sealed(person, words);
        place.in(jdbc, "update {table} set {clear} = '', {person} = :person, {sealed} = :sealed where id = :row")
                .param("person", sealed == null ? null : person, Types.OTHER)
                .param("sealed", sealed, Types.BINARY)
                .param("row", row)
                .update();
    }

    private byte @Nullable [] sealed(UUID person, String words) {
        try {
            return vault.seal(person, words);
        } catch (SubjectErased erased) {
            return null;
        }
    }

    /** Why the money of this receipt was returned; empty once that is erased. */
    String whyReversed(ResultSet receipt) throws SQLException {
        return words(REVERSED, receipt);
    }

    private String words(Place place, ResultSet row) throws SQLException {
        @Nullable UUID person = row.getObject(place.person, UUID.class);
        byte @Nullable [] sealed = row.getBytes(place.sealed);
        if (person == null || sealed == null) {
            return row.getString(place.clear);
        }
        try {
            return vault.openText(person, sealed);
        } catch (SubjectErased erased) {
            return "";
        }
    }

    /** What was said of the money of an order, and when. */
    record Said(UUID order, Instant at, String words) {}

    /** All that was said in a person's matters, and of what they paid. */
    List<Said> listOf(UUID person) {
        return PLACES.stream()
                .flatMap(place -> place
                        .in(jdbc, """
                        select payment_order, {at}, {clear}, {person}, {sealed} from {table} where {person} = :person
                        union
                        select m.payment_order, m.{at}, m.{clear}, m.{person}, m.{sealed}
                          from {table} m join payments.payment_order o on o.id = m.payment_order
                         where o.payer = :person and m.{clear} is not null
                        """)
                        .param("person", person)
                        .query((row, n) -> new Said(
                                row.getObject("payment_order", UUID.class),
                                row.getTimestamp(place.at).toInstant(),
                                words(place, row)))
                        .list()
                        .stream())
                .filter(said -> !said.words.isEmpty())
                .toList();
    }

    /** What was said in a person's matters, and of what they paid; again it changes nothing. */
    void erase(UUID person) {
        PLACES.forEach(place -> {
            place.in(jdbc, "update {table} set {clear} = '', {person} = null, {sealed} = null where {person} = ?")
                    .param(person)
                    .update();
            place.in(jdbc, """
                    update {table} set {clear} = '', {person} = null, {sealed} = null
                     where payment_order in (select id from payments.payment_order where payer = ?)
                       and {clear} is not null and ({clear} <> '' or {person} is not null)
                    """).param(person).update();
        });
    }

    /** What was said of the money for one purpose. */
    void forget(String purpose) {
        PLACES.forEach(place -> place.in(jdbc, """
                update {table} set {clear} = '', {person} = null, {sealed} = null
                 where payment_order = (select id from payments.payment_order where purpose = ?) and {clear} is not null
                """).param(purpose).update());
    }

    private record Clear(Place place, UUID row, UUID payer, String words) {}

    /** Seals what releases before left in clear, at most so many of each; returns how many there were. It was the payer who got money back. */
    @Transactional
    public int sealSome(int most) {
        List<Clear> clear = PLACES.stream()
                .flatMap(place -> place
                        .in(jdbc, """
                        select m.id, o.payer, m.{clear}
                          from {table} m join payments.payment_order o on o.id = m.payment_order
                         where m.{clear} <> '' order by m.id limit ? for update of m skip locked
                        """)
                        .param(most)
                        .query((row, n) -> new Clear(
                                place, row.getObject(1, UUID.class), row.getObject(2, UUID.class), row.getString(3)))
                        .list()
                        .stream())
                .toList();
        clear.forEach(each -> write(each.place, each.row, each.payer, each.words));
        return clear.size();
    }
}
