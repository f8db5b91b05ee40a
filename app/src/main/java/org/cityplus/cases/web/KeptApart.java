package org.cityplus.cases.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.cityplus.cases.definition.Field;
import org.cityplus.cases.definition.Section;
import org.cityplus.cases.definition.ServiceDefinition;
import org.cityplus.cases.form.Draft;
import org.cityplus.cases.form.Drafts;
import org.cityplus.cases.form.FormUploads;
import org.cityplus.cases.form.Saved;
import org.cityplus.cases.lifeevent.BundleForms;
import org.cityplus.identity.Resident;
import org.cityplus.kernel.FieldError;
import org.cityplus.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.multipart.MultipartRequest;

/**
 * What an old window sends for somebody else than the life event is for now: answers, photos and documents go where that
 * person's form is kept (decision 0032).
 */
@Component
class KeptApart {
    private final BundleForms forms;
    private final Drafts drafts;
    private final FormUploads uploads;
    private final FormModel model;

    KeptApart(BundleForms forms, Drafts drafts, FormUploads uploads, FormModel model) {
        this.forms = forms;
        this.drafts = drafts;
        this.uploads = uploads;
        this.model = model;
    }

    /** Whether it was for somebody else; what was typed is kept then. */
    boolean saved(Resident resident, UUID bundle, String page, TypedForm typed) {
        Optional<Draft> apart = find(resident, bundle, page, typed);
        apart.ifPresent(draft -> drafts.save(
                resident.id(), draft.id(), typed.answers(fields(drafts.definition(draft))), typed.revision()));
        return apart.isPresent();
    }

    /** The view to answer with, when it was for somebody else: their form, which says what was not taken. */
    Optional<String> answered(
            Resident resident,
            UUID bundle,
            String page,
            TypedForm typed,
            @Nullable MultipartRequest files,
            HttpServletResponse response,
            Model view) {
        return find(resident, bundle, page, typed).map(draft -> {
            ServiceDefinition service = drafts.definition(draft);
            Map<String, String> answers = new HashMap<>(typed.answers(fields(service)));
            List<FieldError> refused = uploads.take(
                    draft.resident(),
                    fields(service),
                    draft.answers(),
                    typed.sent().toSingleValueMap(),
                    files,
                    answers);
            Saved saved = drafts.save(resident.id(), draft.id(), answers, typed.revision());
            List<FieldError> told = Stream.concat(model.untaken(service, saved).stream(), refused.stream())
                    .toList();
            if (told.isEmpty()) {
                return "redirect:/drafts/" + draft.id();
            }
            response.setStatus((saved.conflicts().isEmpty() ? Refusal.Kind.INVALID : Refusal.Kind.CONFLICT).status());
            return model.section(
                    resident,
                    saved.draft().withTyped(answers),
                    service,
                    section(service, told.getFirst()),
                    told,
                    saved.untaken(),
                    view);
        });
    }

    private Optional<Draft> find(Resident resident, UUID bundle, String page, TypedForm typed) {
        return typed.whose().flatMap(whose -> forms.findApart(resident.id(), bundle, page, whose));
    }

    private static List<Field> fields(ServiceDefinition service) {
        return service.fields().toList();
    }

    private static Section section(ServiceDefinition service, FieldError error) {
        return service.sections().stream()
                .filter(section ->
                        section.fields().stream().anyMatch(field -> field.id().equals(error.field())))
                .findFirst()
                .orElseThrow();
    }
}
