package org.cityplus.cases.desk.web;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.cityplus.cases.CaseId;
import org.cityplus.cases.desk.Bulk;
import org.cityplus.cases.desk.Claims;
import org.cityplus.cases.desk.SavedViews;
import org.cityplus.cases.desk.View;
import org.cityplus.identity.Officer;
import org.cityplus.web.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.validation.annotation.Validated;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What an officer has besides the single case: many at once, colleagues, views of their own. */
@RestController
@RequestMapping("/api/desk")
@Tag(name = "Desk")
class DeskToolsApi {
    private final Bulk bulk;
    private final Claims claims;
    private final SavedViews saved;
    private final QueueViews lines;

    DeskToolsApi(Bulk bulk, Claims claims, SavedViews saved, QueueViews lines) {
        this.bulk = bulk;
        this.claims = claims;
        this.saved = saved;
        this.lines = lines;
    }

    record Ticked(@NotNull UUID id, @NotNull Integer seenSequence) {}

    /**
     * @param act one of {@link ActWord#BULK}
     * @param with what the act needs, by the names of its form
     */
    record BulkRequest(
            @NotNull String act,
            @NotNull @Size(min = 1, max = Bulk.MOST) List<@NotNull @Valid Ticked> cases,
            @Nullable @JsonSetter(contentNulls = Nulls.SKIP) Map<String, String> with) {}

    /** What became of one case: as it is now, or why it was not done. */
    record BulkOutcome(UUID id, boolean done, Optional<DeskJson.Row> row, Optional<String> refused) {}

    record Colleague(UUID id, String name) {}

    record ViewRequest(@NotNull String view, @Nullable String service) {}

    /** @param query what follows {@code /api/desk/queue} */
    record SavedView(String name, String query) {}

    @Operation(
            summary = "Accept or hand over up to 50 cases, each as it was seen; each has its own answer",
            description = "A case that has moved on since, by the same request too, is not acted on again.")
    @PostMapping("/bulk")
    List<BulkOutcome> bulk(
            @AuthenticationPrincipal Officer officer, @RequestBody @Validated BulkRequest body, Page page) {
        List<Bulk.Ticked> ticked = body.cases.stream()
                .map(one -> new Bulk.Ticked(new CaseId(one.id), one.seenSequence))
                .toList();
        ActWord act = ActWord.get(body.act, ActWord.BULK);
        List<Bulk.Outcome> outcomes =
                bulk.actOn(officer, ticked, act.read(Objects.requireNonNullElse(body.with, Map.of())));
        return IntStream.range(0, outcomes.size())
                .mapToObj(i -> outcome(ticked.get(i).id().value(), outcomes.get(i), page))
                .toList();
    }

    private BulkOutcome outcome(UUID id, Bulk.Outcome outcome, Page page) {
        return new BulkOutcome(
                id,
                outcome.refused() == null,
                Optional.ofNullable(outcome.row()).map(row -> DeskJson.row(row, page.t(lines.service(row)))),
                Optional.ofNullable(outcome.refused()).map(page::t));
    }

    @Operation(summary = "Colleagues a case can be left to")
    @GetMapping("/colleagues")
    List<Colleague> colleagues(@AuthenticationPrincipal Officer officer) {
        return claims.colleagues(officer).stream()
                .map(member -> new Colleague(member.id(), member.name()))
                .toList();
    }

    @Operation(summary = "The officer’s own views of the queue")
    @GetMapping("/views")
    List<SavedView> views(@AuthenticationPrincipal Officer officer) {
        return saved.list(officer).stream()
                .map(view -> new SavedView(view.name(), view.query()))
                .toList();
    }

    @Operation(summary = "Keep a view under a name, or change the one of that name. Repeated, nothing changes")
    @PutMapping("/views/{name}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void keep(
            @AuthenticationPrincipal Officer officer,
            @PathVariable String name,
            @RequestBody @Validated ViewRequest body) {
        saved.save(
                officer,
                name,
                View.find(body.view).orElse(View.ALL),
                lines.known(Objects.requireNonNullElse(body.service, "")));
    }

    @Operation(summary = "Forget a view. Repeated, nothing changes")
    @DeleteMapping("/views/{name}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void forget(@AuthenticationPrincipal Officer officer, @PathVariable String name) {
        saved.remove(officer, name);
    }
}
