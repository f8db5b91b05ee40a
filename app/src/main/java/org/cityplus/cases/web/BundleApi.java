package org.cityplus.cases.web;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.cityplus.cases.definition.LifeEventCatalog;
import org.cityplus.cases.lifeevent.Bundle;
import org.cityplus.cases.lifeevent.BundleForms;
import org.cityplus.cases.lifeevent.Bundles;
import org.cityplus.cases.lifeevent.Form;
import org.cityplus.cases.lifeevent.FormErrors;
import org.cityplus.cases.lifeevent.Sending;
import org.cityplus.cases.lifeevent.Standing;
import org.cityplus.cases.lifeevent.Standings;
import org.cityplus.cases.web.CaseApi.CaseAnswer;
import org.cityplus.identity.Resident;
import org.cityplus.kernel.FieldError;
import org.cityplus.kernel.LocalizedText;
import org.cityplus.kernel.Message;
import org.cityplus.web.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.validation.annotation.Validated;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** People's life events for programs. Every write here can be repeated: it says what shall be, and a draft becomes one case. */
@RestController
@RequestMapping("/api")
@Tag(name = "Life events")
class BundleApi {
    private final LifeEventCatalog events;
    private final Bundles bundles;
    private final BundleForms forms;
    private final Standings standings;
    private final FormErrors check;
    private final Sending sending;

    BundleApi(
            LifeEventCatalog events,
            Bundles bundles,
            BundleForms forms,
            Standings standings,
            FormErrors check,
            Sending sending) {
        this.events = events;
        this.bundles = bundles;
        this.forms = forms;
        this.standings = standings;
        this.check = check;
        this.sending = sending;
    }

    /**
     * @param answers to the questions asked first
     * @param person whom it is about, when it is somebody the caller represents
     * @param child whose guardian the caller is, where a service is a child's
     */
    record BundleBeginning(
            @NotNull @JsonSetter(contentNulls = Nulls.SKIP) Map<String, String> answers,
            @Nullable UUID person,
            @Nullable UUID child) {}

    record ChosenServices(@NotNull Set<String> services) {}

    /** @param obstacle why it is not offered */
    record OfferAnswer(
            String service, boolean belongs, @Nullable String obstacle, boolean chosen) {}

    /**
     * A question of the whole form.
     *
     * @param services the services that its one answer goes to
     * @param differing what each of them holds, when it is not the same; an answer put here counts for all
     */
    record FormQuestion(
            String id,
            String type,
            boolean asked,
            LocalizedText label,
            String answer,
            List<String> services,
            Map<String, String> differing) {
        static FormQuestion of(Form.Question question) {
            return new FormQuestion(
                    question.id(),
                    question.field().type().word(),
                    question.isAsked(),
                    question.field().label(),
                    question.answer(),
                    question.services().stream().map(service -> service.id()).toList(),
                    differing(question));
        }

        private static Map<String, String> differing(Form.Question question) {
            Map<String, String> differing = new TreeMap<>();
            if (question.differs()) {
                question.held()
                        .forEach(
                                held -> held.services().forEach(service -> differing.put(service.id(), held.answer())));
            }
            return differing;
        }
    }

    /**
     * @param state {@code UNSENT}, {@code WAITING} for services before it, {@code SENT}, or {@code SHUT}: its form cannot be opened
     *     now, and the others go on
     * @param after those it waits for
     * @param errors of an unsent form, by the service's own questions
     * @param problem why it is shut
     */
    record BundleService(
            String service,
            String state,
            @Nullable UUID draft,
            List<String> after,
            List<FieldProblem> errors,
            @Nullable String problem,
            @Nullable CaseAnswer lodged) {}

    record FieldProblem(String field, String message) {}

    /** An unfinished form that the answers leave out of it: it is kept, and gone on with as any draft. */
    record LeftOutForm(UUID draft, String service, UUID resident) {}

    record BundleAnswer(
            UUID id,
            String event,
            Map<String, String> answers,
            List<OfferAnswer> offers,
            List<FormQuestion> questions,
            List<BundleService> services,
            List<LeftOutForm> leftOut,
            Instant begunAt,
            @Nullable Instant sentAt) {}

    record BundleLineAnswer(
            UUID id,
            String event,
            Instant begunAt,
            @Nullable Instant sentAt) {}

    /** @param problem why it was not sent, or is shut; null when it was, or waits */
    record SendingAnswer(
            String service,
            String state,
            List<String> after,
            @Nullable String problem,
            List<FieldProblem> errors,
            @Nullable CaseAnswer lodged) {}

    @Operation(summary = "Begin a life event; the one not sent yet, under these answers, if there is one")
    @PostMapping("/life-events/{event}/bundles")
    @ResponseStatus(HttpStatus.CREATED)
    BundleAnswer begin(
            @AuthenticationPrincipal Resident resident,
            @PathVariable String event,
            @RequestBody @Validated BundleBeginning beginning,
            Page page) {
        UUID person = Objects.requireNonNullElse(beginning.person, resident.id());
        return answer(
                bundles.begin(resident.id(), events.get(event), person, beginning.child, beginning.answers), page);
    }

    @Operation(summary = "My life events, last changed first")
    @GetMapping("/bundles")
    List<BundleLineAnswer> mine(@AuthenticationPrincipal Resident resident) {
        return bundles.list(resident.id()).stream()
                .map(bundle -> new BundleLineAnswer(bundle.id(), bundle.event(), bundle.begunAt(), bundle.sentAt()))
                .toList();
    }

    @Operation(summary = "One of my life events: what is offered, the one form, how far each service is")
    @GetMapping("/bundles/{id}")
    BundleAnswer bundle(@AuthenticationPrincipal Resident resident, @PathVariable UUID id, Page page) {
        return answer(bundles.get(resident.id(), id), page);
    }

    @Operation(summary = "Say which services it shall be; each gets its draft")
    @PutMapping("/bundles/{id}/services")
    BundleAnswer choose(
            @AuthenticationPrincipal Resident resident,
            @PathVariable UUID id,
            @RequestBody @Validated ChosenServices choice,
            Page page) {
        return answer(bundles.choose(resident.id(), id, choice.services), page);
    }

    @Operation(summary = "Put answers over those there are, each into every draft that asks for it")
    @PatchMapping("/bundles/{id}/answers")
    BundleAnswer save(
            @AuthenticationPrincipal Resident resident,
            @PathVariable UUID id,
            @RequestBody Map<String, @Nullable String> answers,
            Page page) {
        Map<String, String> typed = new HashMap<>();
        answers.forEach((question, answer) -> typed.put(question, answer == null ? "" : answer));
        forms.save(resident.id(), id, typed);
        return answer(bundles.get(resident.id(), id), page);
    }

    @Operation(
            summary = "Send what is ready; repeated, it sends what is missing and answers the same cases",
            description = "Each service is sent by itself. One that is refused does not hold up the others.")
    @PostMapping("/bundles/{id}/send")
    List<SendingAnswer> send(@AuthenticationPrincipal Resident resident, @PathVariable UUID id, Page page) {
        return sending.send(resident.id(), id).stream()
                .map(outcome -> sent(outcome, page))
                .toList();
    }

    private static SendingAnswer sent(Sending.Outcome outcome, Page page) {
        String service = outcome.service().id();
        return switch (outcome) {
            case Sending.Outcome.Sent sent ->
                new SendingAnswer(service, "SENT", List.of(), null, List.of(), CaseAnswer.of(sent.row()));
            case Sending.Outcome.Waits waits ->
                new SendingAnswer(
                        service,
                        "WAITING",
                        waits.after().stream().map(earlier -> earlier.id()).toList(),
                        null,
                        List.of(),
                        null);
            case Sending.Outcome.Shut shut ->
                new SendingAnswer(service, "SHUT", List.of(), page.t(shut.why()), List.of(), null);
            case Sending.Outcome.NotSent not ->
                new SendingAnswer(service, "UNSENT", List.of(), page.t(not.why()), wrong(not.errors(), page), null);
        };
    }

    private BundleAnswer answer(Bundle bundle, Page page) {
        Form form = forms.form(bundle.owner(), bundle.id());
        return new BundleAnswer(
                bundle.id(),
                bundle.event(),
                bundle.answers(),
                bundles.offers(bundle).stream()
                        .map(offer -> new OfferAnswer(
                                offer.service().id(), offer.belongs(), text(offer.obstacle(), page), offer.chosen()))
                        .toList(),
                form.questions().map(FormQuestion::of).toList(),
                standings.list(bundle).stream()
                        .map(standing -> part(standing, form, page))
                        .toList(),
                bundles.leftOut(bundle).stream()
                        .map(draft -> new LeftOutForm(draft.id(), draft.service(), draft.resident()))
                        .toList(),
                bundle.begunAt(),
                bundle.sentAt());
    }

    private static @Nullable String text(@Nullable Message message, Page page) {
        return message == null ? null : page.t(message);
    }

    private BundleService part(Standing standing, Form form, Page page) {
        String service = standing.service().id();
        List<FieldProblem> errors =
                form.findDraft(service).map(of -> wrong(check.of(of), page)).orElse(List.of());
        return switch (standing) {
            case Standing.Sent sent ->
                new BundleService(service, "SENT", null, List.of(), List.of(), null, CaseAnswer.of(sent.row()));
            case Standing.Shut shut ->
                new BundleService(service, "SHUT", null, List.of(), List.of(), page.t(shut.why()), null);
            case Standing.Unsent unsent ->
                new BundleService(service, "UNSENT", unsent.draft(), List.of(), errors, null, null);
            case Standing.Awaiting awaiting ->
                new BundleService(
                        service,
                        "WAITING",
                        awaiting.draft(),
                        awaiting.after().stream().map(earlier -> earlier.id()).toList(),
                        errors,
                        null,
                        null);
        };
    }

    private static List<FieldProblem> wrong(List<FieldError> errors, Page page) {
        return errors.stream()
                .map(error -> new FieldProblem(error.field(), page.t(error.message())))
                .toList();
    }
}
