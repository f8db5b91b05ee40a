package org.cityplus.cases.desk;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.cityplus.cases.definition.ServiceDefinition;
import org.cityplus.cases.lifecycle.CaseRecord;
import org.cityplus.cases.lifecycle.CaseRow;
import org.cityplus.city.Agency;
import org.cityplus.identity.Officer;
import org.cityplus.identity.Role;
import org.cityplus.identity.StaffDirectory;
import org.cityplus.kernel.Ids;
import org.springframework.stereotype.Component;

/** What of a case concerns the officer who looks, and whatever the desk can do besides the one thing that is due. */
@Component
public class Around {
    private final Closeness closeness;
    private final Notes notes;
    private final OfficerNames names;
    private final SameKind kind;
    private final Claims claims;
    private final Shares shares;
    private final Clock clock;

    Around(
            Closeness closeness,
            Notes notes,
            OfficerNames names,
            SameKind kind,
            Claims claims,
            Shares shares,
            Clock clock) {
        this.closeness = closeness;
        this.notes = notes;
        this.names = names;
        this.kind = kind;
        this.claims = claims;
        this.shares = shares;
        this.clock = clock;
    }

    /**
     * @param related the case is the officer's own or of somebody close: they only look
     * @param joint another agency has the case, and asks for an opinion
     * @param heard what the officer, or the agency that was asked, was to say on the matter is said
     * @param claimedBy name of the officer who has taken it; empty when nobody has
     * @param colleagues whom the case could be left to
     * @param extension days the running term may be given more; 0 for none
     * @param agencies where it could be handed over to
     * @param noteForm id of the note that may be written
     */
    public record Seen(
            boolean related,
            boolean joint,
            boolean heard,
            boolean supervisor,
            String claimedBy,
            boolean claimedByMe,
            List<StaffDirectory.Member> colleagues,
            int extension,
            List<Agency> agencies,
            List<Notes.Note> notes,
            UUID noteForm) {}

    public Seen of(Officer officer, ServiceDefinition service, CaseRecord record) {
        CaseRow row = record.row();
        boolean joint = !row.agency().equals(officer.agency());
        UUID claimed = row.claimedBy();
        return new Seen(
                closeness.isRelated(officer, service, record),
                joint,
                joint && !shares.isAwaited(row.id(), officer.agency())
                        || record.file().opinions().stream()
                                .anyMatch(opinion -> opinion.officer().equals(officer.id())),
                officer.has(Role.SUPERVISOR),
                claimed == null ? "" : names.of(List.of(claimed)).getOrDefault(claimed, ""),
                officer.id().equals(claimed),
                joint || row.stage().isClosed() ? List.of() : claims.colleagues(officer),
                DeskRule.extension(record.file()),
                joint ? List.of() : kind.others(row.agency()),
                joint ? List.of() : notes.list(row),
                Ids.next(clock));
    }
}
