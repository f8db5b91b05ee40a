package org.cityplus.cases.lifecycle;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.cityplus.cases.CaseId;
import org.cityplus.city.AgencyId;
import org.cityplus.city.OfficeId;
import org.cityplus.vault.SubjectErased;
import org.cityplus.vault.Vault;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** Reads rows of {@code cases.case_row}: the keys of a page in one statement, then its names. */
@Component
public class CaseRows {
    /** Stands where the name of somebody erased was. */
    public static final String ERASED = "—";

    private final Vault vault;

    CaseRows(Vault vault) {
        this.vault = vault;
    }

    /** What else a statement selects beside the row. */
    public interface Beside<T> {
        T read(ResultSet row) throws SQLException;
    }

    private record Sealed<T>(
            CaseRow row,
            byte @Nullable [] name,
            byte @Nullable [] filerName,
            @Nullable UUID filer,
            @Nullable String filedAs,
            T beside) {}

    public List<CaseRow> list(StatementSpec statement) {
        return list(statement, row -> "", (row, nothing) -> row);
    }

    public Optional<CaseRow> find(StatementSpec statement) {
        return list(statement).stream().findFirst();
    }

    /** Rows joined with something. */
    public <B, T> List<T> list(StatementSpec statement, Beside<B> beside, BiFunction<CaseRow, B, T> join) {
        List<Sealed<B>> rows =
                statement.query((row, n) -> read(row, beside.read(row))).list();
        List<UUID> people = new ArrayList<>();
        rows.forEach(each -> {
            people.add(each.row.applicant());
            if (each.filer != null) {
                people.add(each.filer);
            }
        });
        vault.preload(people);
        return rows.stream().map(each -> join.apply(open(each), each.beside)).toList();
    }

    /** Under whose key a filer's name is: a resident's under their own, so that it goes when they go. */
    static UUID keyOf(Filer.As as, UUID filer, UUID applicant) {
        return as == Filer.As.CLERK ? applicant : filer;
    }

    /** The text, or {@link #ERASED}. */
    String open(UUID subject, byte @Nullable [] sealed) {
        if (sealed == null || sealed.length == 0) {
            return ERASED;
        }
        try {
            return vault.openText(subject, sealed);
        } catch (SubjectErased erased) {
            return ERASED;
        }
    }

    private CaseRow open(Sealed<?> sealed) {
        CaseRow row = sealed.row;
        String name = row.applicantName().isEmpty() ? open(row.applicant(), sealed.name) : row.applicantName();
        @Nullable Filer filer = row.filer();
        if (sealed.filer != null && filer == null) {
            Filer.As as = Filer.As.valueOf(String.valueOf(sealed.filedAs));
            filer = new Filer(sealed.filer, as, open(keyOf(as, sealed.filer, row.applicant()), sealed.filerName));
        }
        return row.named(name, filer);
    }

    private static <T> Sealed<T> read(ResultSet row, T beside) throws SQLException {
        @Nullable UUID filer = row.getObject("filer", UUID.class);
        @Nullable String filedAs = row.getString("filed_as");
        // Until the job at start-up has come to it, an older row has its names in clear.
        @Nullable String clearName = row.getString("applicant_name");
        @Nullable String clearFiler = row.getString("filer_name");
        CaseRow plain = new CaseRow(
                new CaseId(row.getObject("id", UUID.class)),
                row.getString("number"),
                row.getString("service"),
                row.getString("version"),
                row.getObject("applicant", UUID.class),
                clearName == null ? "" : clearName,
                new AgencyId(row.getString("agency")),
                new OfficeId(row.getString("office")),
                Stage.valueOf(row.getString("stage")),
                row.getObject("visit_on", LocalDate.class),
                row.getObject("promised_on", LocalDate.class),
                row.getObject("due_on", LocalDate.class),
                row.getInt("wanted"),
                row.getObject("claimed_by", UUID.class),
                row.getInt("sequence"),
                row.getTimestamp("lodged_at").toInstant(),
                row.getTimestamp("changed_at").toInstant(),
                filer == null || filedAs == null || clearFiler == null
                        ? null
                        : new Filer(filer, Filer.As.valueOf(filedAs), clearFiler));
        return new Sealed<>(plain, row.getBytes("sealed_name"), row.getBytes("sealed_filer"), filer, filedAs, beside);
    }
}
