package org.cityplus.oversight.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.cityplus.identity.Officer;
import org.cityplus.oversight.look.FlagFilter;
import org.cityplus.oversight.look.Flags;
import org.cityplus.oversight.look.TrailSearch;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/desk")
@Tag(
        name = "Unusual looks",
        description = "For staff: looks that are flagged, why somebody looked, and who examined it")
class FlagsApi {
    private static final String END = "ffffffff-ffff-ffff-ffff-ffffffffffff";

    private final Flags flags;
    private final TrailSearch trail;

    FlagsApi(Flags flags, TrailSearch trail) {
        this.flags = flags;
        this.trail = trail;
    }

    /** @param outcome {@code accept}, {@code pass-on}; for the audit administrator {@code clear}, {@code unfounded} */
    record Judgement(
            @Schema(allowableValues = {"accept", "pass-on", "clear", "unfounded"}) @Nullable
            String outcome,

            @Nullable String why) {}

    record Reason(@Nullable String why) {}

    record SearchRequest(
            @Nullable String record,
            @Nullable String username,
            @Nullable String from,
            @Nullable String until,
            @Nullable String why,
            @Nullable String after) {
        TrailSearch.Search read() {
            return new TrailSearch.Search(
                    orEmpty(record), orEmpty(username), orEmpty(from), orEmpty(until), orEmpty(why), orEmpty(after));
        }
    }

    @Operation(summary = "Flagged looks of the own agency, newest first; 30 a page, for its supervisor")
    @GetMapping("/oversight")
    ResponseEntity<Flags.Listed> listForSupervisor(
            @AuthenticationPrincipal Officer officer,
            @Parameter(schema = @Schema(allowableValues = {"waiting", "settled", "all"}))
                    @RequestParam(defaultValue = "waiting")
                    String view,
            @RequestParam(defaultValue = "") String rule,
            @RequestParam(defaultValue = END) UUID before) {
        return unkept(flags.listFor(officer, FlagFilter.statesOf(view), FlagFilter.ruleOf(rule), before));
    }

    @Operation(summary = "One flag; opening it is on record for the person looked at")
    @GetMapping("/oversight/{flag}")
    ResponseEntity<Flags.Whole> examine(@AuthenticationPrincipal Officer officer, @PathVariable("flag") UUID id) {
        return unkept(flags.examine(officer, id));
    }

    @Operation(summary = "Accept, or pass on to the audit administrator; the same again changes nothing")
    @PostMapping("/oversight/{flag}/judgement")
    ResponseEntity<Flags.Whole> judge(
            @AuthenticationPrincipal Officer officer, @PathVariable("flag") UUID id, @RequestBody Judgement body) {
        flags.judge(officer, id, orEmpty(body.outcome), orEmpty(body.why));
        return unkept(flags.examine(officer, id));
    }

    @Operation(summary = "Flagged looks of all agencies, for the audit administrator")
    @GetMapping("/audit/flags")
    ResponseEntity<Flags.Listed> listAll(
            @AuthenticationPrincipal Officer officer,
            @Parameter(schema = @Schema(allowableValues = {"waiting", "settled", "all"}))
                    @RequestParam(defaultValue = "waiting")
                    String view,
            @RequestParam(defaultValue = "") String rule,
            @RequestParam(defaultValue = END) UUID before) {
        return unkept(flags.listAll(officer, FlagFilter.statesOf(view), FlagFilter.ruleOf(rule), before));
    }

    @Operation(summary = "One flag of any agency; opening it is on record for the person looked at")
    @GetMapping("/audit/flags/{flag}")
    ResponseEntity<Flags.Whole> audit(@AuthenticationPrincipal Officer officer, @PathVariable("flag") UUID id) {
        return unkept(flags.audit(officer, id));
    }

    @Operation(summary = "Settle what was passed on; the same again changes nothing")
    @PostMapping("/audit/flags/{flag}/judgement")
    ResponseEntity<Flags.Whole> settle(
            @AuthenticationPrincipal Officer officer, @PathVariable("flag") UUID id, @RequestBody Judgement body) {
        flags.settle(officer, id, orEmpty(body.outcome), orEmpty(body.why));
        return unkept(flags.audit(officer, id));
    }

    @Operation(
            summary = "Entries of the trail, newest first, 50 a page; each reading is an entry itself, with its reason")
    @PostMapping("/audit/searches")
    ResponseEntity<TrailSearch.Found> search(
            @AuthenticationPrincipal Officer officer, @RequestBody SearchRequest body) {
        return unkept(trail.read(officer, body.read()));
    }

    @Operation(summary = "Flags on one's own looks that are not settled")
    @GetMapping("/my-looks")
    ResponseEntity<Flags.Listed> own(
            @AuthenticationPrincipal Officer officer, @RequestParam(defaultValue = END) UUID before) {
        return unkept(flags.listOwn(officer, before));
    }

    @Operation(summary = "Say why one looked; the same again changes nothing")
    @PostMapping("/my-looks/{flag}/reason")
    ResponseEntity<Flags.Whole> explain(
            @AuthenticationPrincipal Officer officer, @PathVariable("flag") UUID id, @RequestBody Reason body) {
        flags.explain(officer, id, orEmpty(body.why));
        return unkept(flags.own(officer, id));
    }

    private static String orEmpty(@Nullable String typed) {
        return typed == null ? "" : typed;
    }

    private static <T> ResponseEntity<T> unkept(T body) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(body);
    }
}
