package org.cityplus.cases.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cityplus.cases.definition.Field;
import org.cityplus.cases.form.FormUploads;
import org.cityplus.cases.lifeevent.BundleForms;
import org.cityplus.cases.lifeevent.Bundles;
import org.cityplus.cases.lifeevent.Form;
import org.cityplus.cases.lifeevent.FormErrors;
import org.cityplus.cases.lifeevent.FormPage;
import org.cityplus.cases.lifeevent.SavedForm;
import org.cityplus.identity.Resident;
import org.cityplus.kernel.FieldError;
import org.cityplus.kernel.Message;
import org.cityplus.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartRequest;
import org.springframework.web.util.WebUtils;

/** The one form of a life event: a page asks for one service, or once for several; saved as typed into every draft. */
@Controller
@RequestMapping("/bundles/{id}/form")
class BundleFormPages {
    private final Bundles bundles;
    private final BundleForms forms;
    private final FormErrors check;
    private final BundleModel model;
    private final AnswerTexts texts;
    private final FormUploads uploads;
    private final KeptApart apart;

    BundleFormPages(
            Bundles bundles,
            BundleForms forms,
            FormErrors check,
            BundleModel model,
            AnswerTexts texts,
            FormUploads uploads,
            KeptApart apart) {
        this.bundles = bundles;
        this.forms = forms;
        this.check = check;
        this.model = model;
        this.texts = texts;
        this.uploads = uploads;
        this.apart = apart;
    }

    /** Goes on where something is missing; to checking the answers when nothing is. */
    @GetMapping
    String resume(@AuthenticationPrincipal Resident resident, @PathVariable UUID id) {
        if (bundles.get(resident.id(), id).parts().isEmpty()) {
            return "redirect:/bundles/" + id + "/services";
        }
        return "redirect:/bundles/" + id + "/" + next(forms.form(resident.id(), id), null);
    }

    @GetMapping("/{page}")
    String page(
            @AuthenticationPrincipal Resident resident,
            @PathVariable UUID id,
            @PathVariable String page,
            @RequestParam(required = false) @Nullable String more,
            Model view) {
        Form form = forms.form(resident.id(), id);
        FormPage current = form.findPage(page).orElseThrow(Refusal::notFound);
        if (more != null) {
            view.addAttribute("more", true);
        }
        return model.page(resident, bundles.get(resident.id(), id), form, current, Map.of(), List.of(), view);
    }

    /** Saves a page and goes on to the next, if it is right. What was typed is saved in any case. */
    @PostMapping("/{page}")
    String savePage(
            @AuthenticationPrincipal Resident resident,
            @PathVariable UUID id,
            @PathVariable String page,
            @RequestParam MultiValueMap<String, String> sent,
            HttpServletRequest request,
            HttpServletResponse response,
            Model view) {
        TypedForm typed = new TypedForm(sent);
        MultipartRequest files = WebUtils.getNativeRequest(request, MultipartRequest.class);
        Optional<String> elsewhere = apart.answered(resident, id, page, typed, files, response, view);
        if (elsewhere.isPresent()) {
            return elsewhere.get();
        }
        FormPage before = forms.formToWrite(resident.id(), id).findPage(page).orElseThrow(Refusal::notFound);
        Map<String, String> answers = new HashMap<>(typed.answers(before.fields()));
        List<FieldError> refused = uploads.take(
                before.lead().draft().resident(),
                before.fields(),
                before.shown(Map.of()).answers(),
                sent.toSingleValueMap(),
                files,
                answers);
        SavedForm saved = forms.save(resident.id(), id, page, answers, typed.chosen(), typed);
        FormPage now = saved.form().findPage(page).orElseThrow(Refusal::notFound);
        var bundle = bundles.get(resident.id(), id);
        List<FieldError> untaken = untaken(now, saved);
        if (!untaken.isEmpty()) {
            response.setStatus((saved.conflicts().isEmpty() ? Refusal.Kind.INVALID : Refusal.Kind.CONFLICT).status());
            Map<String, String> shown = new HashMap<>(answers);
            shown.keySet().retainAll(names(untaken));
            return model.page(resident, bundle, saved.form(), now, shown, untaken, view);
        }
        boolean stays =
                FormUploads.stays(sent.toSingleValueMap()) || !typed.chosen().isEmpty();
        List<FieldError> errors = refused.isEmpty() ? check.of(now) : refused;
        if (!stays && !now.differing().isEmpty()) {
            response.setStatus(Refusal.Kind.CONFLICT.status());
            List<FieldError> open =
                    Stream.concat(model.toChoose(now).stream(), errors.stream()).toList();
            return model.page(resident, bundle, saved.form(), now, Map.of(), open, view);
        }
        if (errors.isEmpty() && !stays) {
            return "redirect:/bundles/" + id + "/" + next(saved.form(), now);
        }
        List<FieldError> told = stays ? refused : errors;
        boolean isMore = !stays && isOnlyMore(now, typed, errors);
        if (told.isEmpty() || isMore) {
            // Never answered here: going back would ask to send the page again.
            return "redirect:/bundles/" + id + "/form/" + now.id() + (isMore ? "?more=1" : "");
        }
        response.setStatus(Refusal.Kind.INVALID.status());
        return model.page(resident, bundle, saved.form(), now, Map.of(), told, view);
    }

    /** The next page after {@code current} that is asked; after the last, one that is not done. */
    private String next(Form form, @Nullable FormPage current) {
        List<FormPage> asked = form.askedPages();
        int at = current == null
                ? asked.size()
                : asked.stream().map(FormPage::id).toList().indexOf(current.id()) + 1;
        return (at < asked.size()
                        ? Optional.of(asked.get(at))
                        : asked.stream().filter(page -> !check.isDone(page)).findFirst())
                .map(page -> "form/" + page.id())
                .orElse("check");
    }

    /** Whether nothing is wrong but that an answer led to questions the page did not show yet. */
    private static boolean isOnlyMore(FormPage page, TypedForm typed, List<FieldError> errors) {
        return errors.stream()
                .allMatch(error -> page.fields().stream()
                        .filter(field -> field.id().equals(error.field()))
                        .anyMatch(field -> !typed.isShown(field)));
    }

    /** Saves what has been typed so far, right or wrong; answers when, and what is asked now. */
    @PostMapping("/{page}/save")
    String save(
            @AuthenticationPrincipal Resident resident,
            @PathVariable UUID id,
            @PathVariable String page,
            @RequestParam MultiValueMap<String, String> sent,
            Model view) {
        TypedForm typed = new TypedForm(sent);
        if (apart.saved(resident, id, page, typed)) {
            throw new Refusal(Refusal.Kind.CONFLICT, Message.of("life.form.apart"));
        }
        FormPage before = forms.formToWrite(resident.id(), id).findPage(page).orElseThrow(Refusal::notFound);
        Map<String, String> answers = typed.answers(before.fields());
        SavedForm saved = forms.save(resident.id(), id, page, answers, typed.chosen(), typed);
        FormPage now = saved.form().findPage(page).orElseThrow(Refusal::notFound);
        var draft = now.shown(Map.of());
        List<FieldError> untaken = untaken(now, saved);
        view.addAttribute("at", draft.savedAt());
        view.addAttribute("revision", draft.revision());
        view.addAttribute("was", model.was(now, draft, names(untaken)));
        view.addAttribute(
                "shown",
                now.fields().stream()
                        .filter(field -> now.askedFields().contains(field.id()))
                        .toList());
        view.addAttribute(
                "untaken",
                Stream.concat(
                                untaken.stream(),
                                model.toChoose(now).stream().filter(error -> answers.containsKey(error.field())))
                        .toList());
        return "cases/saved";
    }

    /** Answers that were not saved, each with why: changed elsewhere meanwhile, or too long. */
    private List<FieldError> untaken(FormPage page, SavedForm saved) {
        Stream<FieldError> conflicts = page.fields().stream()
                .filter(field -> saved.conflicts().containsKey(field.id()))
                .map(field -> new FieldError(field.id(), conflict(field, saved)));
        return Stream.concat(conflicts, saved.refused().stream()).toList();
    }

    private static Set<String> names(List<FieldError> errors) {
        return errors.stream().map(FieldError::field).collect(Collectors.toSet());
    }

    private Message conflict(Field field, SavedForm saved) {
        return Message.of(
                "cases.draft.elsewhere",
                texts.text(field, saved.conflicts().getOrDefault(field.id(), ""), Message.of("cases.check.empty")));
    }
}
