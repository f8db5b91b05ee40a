package org.cityplus.cases.lifecycle;

import java.util.List;
import java.util.UUID;
import org.cityplus.cases.definition.ServiceCatalog;
import org.cityplus.cases.form.Drafts;
import org.cityplus.cases.form.FileClaims;
import org.cityplus.files.Claims;
import org.cityplus.vault.SubjectErased;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Says for cases and drafts from before there were claims which files they need: answers are sealed, so no migration can.
 * Done when no file is left of which nobody has said anything; stopped, it begins again.
 */
@Component
class ClaimsOfOldFiles {
    private static final Logger log = LoggerFactory.getLogger(ClaimsOfOldFiles.class);
    private static final int BATCH = 200;
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final CaseBook book;
    private final CaseRows rows;
    private final Drafts drafts;
    private final ServiceCatalog services;
    private final FileClaims claims;
    private final Claims files;

    ClaimsOfOldFiles(
            JdbcClient jdbc,
            TransactionTemplate transactions,
            CaseBook book,
            CaseRows rows,
            Drafts drafts,
            ServiceCatalog services,
            FileClaims claims,
            Claims files) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.book = book;
        this.rows = rows;
        this.drafts = drafts;
        this.services = services;
        this.claims = claims;
        this.files = files;
    }

    @Scheduled(fixedDelay = 3_600_000, initialDelay = 30_000)
    void settle() {
        if (!files.hasUnsettled()) {
            return;
        }
        UUID after = BEFORE_ALL;
        for (List<CaseRow> some = cases(after); !some.isEmpty(); some = cases(after)) {
            some.forEach(row -> unlessErased(() -> claim(row)));
            after = some.getLast().id().value();
        }
        UUID afterDraft = BEFORE_ALL;
        for (List<UUID> some = openDrafts(afterDraft); !some.isEmpty(); some = openDrafts(afterDraft)) {
            some.forEach(draft -> unlessErased(() -> drafts.claimFiles(draft)));
            afterDraft = some.getLast();
        }
        files.settle();
    }

    /** The files of an erased person went with their key. */
    private static void unlessErased(Runnable claim) {
        try {
            claim.run();
        } catch (SubjectErased erased) {
            log.debug("nothing to claim for an erased person");
        }
    }

    private List<CaseRow> cases(UUID after) {
        return rows.list(jdbc.sql("select * from cases.case_row where id > ? order by id limit ?")
                .params(after, BATCH));
    }

    private List<UUID> openDrafts(UUID after) {
        return jdbc.sql("select id from cases.draft where id > ? and lodged_as is null order by id limit ?")
                .params(after, BATCH)
                .query(UUID.class)
                .list();
    }

    private void claim(CaseRow row) {
        services.findVersion(row.service(), row.version())
                .ifPresent(service -> transactions.executeWithoutResult(_ -> claims.hold(
                        FileClaims.caseOf(row.id()),
                        row.applicant(),
                        service,
                        book.getRecord(row).answers())));
    }
}
