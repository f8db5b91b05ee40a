package org.cityplus.oversight.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.cityplus.audit.Audit;
import org.cityplus.audit.MerkleLog;
import org.cityplus.identity.Resident;
import org.cityplus.oversight.look.Flag;
import org.cityplus.oversight.look.Flags;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/me/record")
@Tag(name = "My record", description = "Who did what to my records, and the proof that it is in the log")
class RecordApi {
    private static final int PAGE = 100;

    private final Audit audit;
    private final MerkleLog log;
    private final Flags flags;

    RecordApi(Audit audit, MerkleLog log, Flags flags) {
        this.flags = flags;
        this.audit = audit;
        this.log = log;
    }

    /**
     * @param who empty for what I did myself
     * @param examined {@code examined}, {@code in-order} or {@code unfounded} when the look was flagged as unusual; otherwise empty
     */
    record Entry(long entry, Instant at, String act, String record, String who, String why, String examined) {}

    @Operation(summary = "Entries about me before one, latest first, at most 100")
    @GetMapping
    List<Entry> list(
            @AuthenticationPrincipal Resident resident,
            @RequestParam(defaultValue = "9223372036854775807") long before) {
        List<Audit.Numbered> entries = audit.listOf(resident.id(), before, PAGE);
        Map<Long, Flag> examined = flags.ofEntries(
                resident.id(), entries.stream().map(Audit.Numbered::id).toList());
        return entries.stream()
                .map(entry -> json(entry, examined.get(entry.id())))
                .toList();
    }

    @Operation(summary = "Proof that an entry about me is in the log (RFC 9162, 2.1.3)")
    @GetMapping("/{entry}/proof")
    MerkleLog.Inclusion proof(@AuthenticationPrincipal Resident resident, @PathVariable long entry) {
        return log.proof(resident.id(), entry);
    }

    private static Entry json(Audit.Numbered numbered, @Nullable Flag flag) {
        var entry = numbered.entry();
        return new Entry(
                numbered.id(),
                entry.at(),
                entry.act(),
                entry.record(),
                entry.actorName(),
                entry.why(),
                flag == null ? "" : Looks.outcome(flag.state()));
    }
}
