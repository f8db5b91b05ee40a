package org.cityplus.cases.desk;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.cityplus.audit.Audit;
import org.cityplus.audit.AuditEntry;
import org.cityplus.cases.CaseId;
import org.cityplus.cases.form.FileClaims;
import org.cityplus.cases.lifecycle.CaseRow;
import org.cityplus.city.AgencyId;
import org.cityplus.identity.Officer;
import org.cityplus.identity.Role;
import org.cityplus.identity.StaffDirectory;
import org.cityplus.kernel.FieldError;
import org.cityplus.kernel.Message;
import org.cityplus.kernel.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who has taken which case, so that two do not work on one. It keeps nobody else from acting. */
@Component
public class Claims {
    private static final String GIVEN = "given-to-colleague";

    private final JdbcClient jdbc;
    private final Desk desk;
    private final StaffDirectory staff;
    private final Audit audit;
    private final Clock clock;

    Claims(JdbcClient jdbc, Desk desk, StaffDirectory staff, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.desk = desk;
        this.staff = staff;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Takes the case; again changes nothing.
     *
     * @throws Refusal CONFLICT when a colleague was first; FORBIDDEN on one's own case or a relative's
     */
    @Transactional
    public void claim(Officer officer, CaseId id) {
        desk.getToWorkOn(officer, id);
        take(officer, id, officer.id());
    }

    /**
     * Leaves the case to a colleague of the agency, which is on record; again changes nothing. A supervisor also gives away
     * what somebody else has taken.
     *
     * @throws Refusal INVALID when there is no such colleague, CONFLICT when another one has it
     */
    @Transactional
    public void give(Officer officer, CaseId id, UUID colleague) {
        CaseRow row = desk.getOwn(officer, id);
        StaffDirectory.Member to = colleagues(officer).stream()
                .filter(each -> each.id().equals(colleague))
                .findFirst()
                .orElseThrow(() -> {
                    Message message = Message.of("desk.claim.no-colleague");
                    return new Refusal(Refusal.Kind.INVALID, message, List.of(new FieldError("officer", message)));
                });
        if (take(officer, id, colleague)) {
            audit.write(new AuditEntry(
                            clock.instant(),
                            officer.id(),
                            officer.signature(),
                            row.applicant(),
                            FileClaims.caseOf(id),
                            GIVEN)
                    .because(to.name()));
        }
    }

    /** Whether it changed hands. */
    private boolean take(Officer by, CaseId id, UUID officer) {
        Optional<Boolean> changed = jdbc.sql("""
                with before as (select id, claimed_by from cases.case_row where id = :id for update)
                update cases.case_row c
                   set claimed_by = :officer, claimed_at = case when c.claimed_by = :officer then claimed_at else :now end
                  from before
                 where c.id = before.id and agency = :agency and turn <> 'NOBODY'
                   and (before.claimed_by is null or before.claimed_by in (:officer, :by)
                        or (:anybodys and :officer <> :by))
                returning before.claimed_by is distinct from :officer
                """)
                .param("officer", officer)
                .param("by", by.id())
                .param("anybodys", by.has(Role.SUPERVISOR))
                .param("now", Timestamp.from(clock.instant()))
                .param("id", id.value())
                .param("agency", by.agency().value())
                .query(Boolean.class)
                .optional();
        return changed.orElseThrow(() -> new Refusal(Refusal.Kind.CONFLICT, Message.of("desk.claim.taken")));
    }

    /** The others who work on the agency's cases, by name. */
    public List<StaffDirectory.Member> colleagues(Officer officer) {
        return staff.listAmong(staff.listHolders(Role.OFFICER, officer.agency())).stream()
                .filter(member -> member.standing() == StaffDirectory.Standing.WORKING
                        && !member.id().equals(officer.id()))
                .sorted(Comparator.comparing(StaffDirectory.Member::name))
                .toList();
    }

    /** Gives the case back; a supervisor also gives back what somebody else has taken. */
    @Transactional
    public void release(Officer officer, CaseId id) {
        desk.getOwn(officer, id);
        jdbc.sql("""
                update cases.case_row set claimed_by = null, claimed_at = null
                 where id = ? and agency = ? and (claimed_by = ? or ?)
                """)
                .params(id.value(), officer.agency().value(), officer.id(), officer.has(Role.SUPERVISOR))
                .update();
    }

    private record Claimed(UUID officer, AgencyId agency) {}

    /** What was taken by somebody who left, or no longer works for the agency, goes back. Roles end by themselves too, so it is asked. */
    @Scheduled(fixedDelay = 60_000, initialDelay = 30_000)
    public void giveBack() {
        List<Claimed> claimed = jdbc.sql("""
                select distinct claimed_by, agency from cases.case_row where claimed_by is not null
                """)
                .query((row, n) ->
                        new Claimed(row.getObject("claimed_by", UUID.class), new AgencyId(row.getString("agency"))))
                .list();
        List<Claimed> gone = withoutThoseWhoWorkThere(claimed);
        if (gone.isEmpty()) {
            return;
        }
        jdbc.sql("""
                update cases.case_row c set claimed_by = null, claimed_at = null
                  from unnest(cast(? as uuid[]), cast(? as text[])) as gone (officer, agency)
                 where c.claimed_by = gone.officer and c.agency = gone.agency
                """)
                .params(
                        gone.stream().map(each -> each.officer.toString()).toArray(String[]::new),
                        gone.stream().map(each -> each.agency.value()).toArray(String[]::new))
                .update();
    }

    private List<Claimed> withoutThoseWhoWorkThere(List<Claimed> claimed) {
        Set<UUID> working = staff
                .listAmong(claimed.stream().map(Claimed::officer).distinct().toList())
                .stream()
                .filter(member -> member.standing() == StaffDirectory.Standing.WORKING)
                .map(StaffDirectory.Member::id)
                .collect(Collectors.toSet());
        Map<AgencyId, Set<UUID>> holders = claimed.stream()
                .map(Claimed::agency)
                .distinct()
                .collect(Collectors.toMap(
                        agency -> agency, agency -> Set.copyOf(staff.listHolders(Role.OFFICER, agency))));
        return claimed.stream()
                .filter(each -> !working.contains(each.officer)
                        || !holders.getOrDefault(each.agency, Set.of()).contains(each.officer))
                .toList();
    }
}
