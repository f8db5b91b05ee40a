package org.cityplus.cases.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.NotNull;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cityplus.cases.definition.Field;
import org.cityplus.cases.definition.FieldType;
import org.cityplus.cases.definition.ServiceCatalog;
import org.cityplus.cases.definition.ServiceDefinition;
import org.cityplus.cases.form.ApplicantFacts;
import org.cityplus.cases.form.Documents;
import org.cityplus.cases.form.Draft;
import org.cityplus.cases.form.Drafts;
import org.cityplus.cases.form.Photos;
import org.cityplus.cases.lifecycle.Lodging;
import org.cityplus.cases.web.CaseApi.CaseAnswer;
import org.cityplus.files.FileNote;
import org.cityplus.files.ScanState;
import org.cityplus.files.StoredFile;
import org.cityplus.identity.Resident;
import org.cityplus.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.validation.annotation.Validated;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Drafts and photos for programs. Every write here can be repeated: it says what shall be, not what to add. */
@RestController
@RequestMapping("/api")
@Tag(name = "Drafts", description = "A form being filled in, from any device")
class DraftApi {
    private final Drafts drafts;
    private final ServiceCatalog services;
    private final Photos photos;
    private final Documents documents;
    private final Lodging lodging;
    private final ApplicantFacts facts;

    DraftApi(
            Drafts drafts,
            ServiceCatalog services,
            Photos photos,
            Documents documents,
            Lodging lodging,
            ApplicantFacts facts) {
        this.facts = facts;
        this.drafts = drafts;
        this.services = services;
        this.photos = photos;
        this.documents = documents;
        this.lodging = lodging;
    }

    record Opening(@NotNull String service) {}

    /**
     * @param asked the questions asked as things stand; answers to others count for nothing
     * @param overtakenBy the version in force, when the draft is of an older one and has to be renewed before it is lodged
     */
    record DraftAnswer(
            UUID id,
            String service,
            String version,
            @Nullable String overtakenBy,
            Map<String, String> answers,
            List<String> asked,
            Instant savedAt) {}

    private DraftAnswer answer(Draft draft) {
        ServiceDefinition service = drafts.definition(draft);
        return new DraftAnswer(
                draft.id(),
                draft.service(),
                draft.version(),
                drafts.findOvertakenBy(draft).map(ServiceDefinition::version).orElse(null),
                draft.answers(),
                facts.filled(draft.resident(), service, draft.answers()).asked().stream()
                        .map(Field::id)
                        .toList(),
                draft.savedAt());
    }

    /**
     * @param checked {@code CLEAN}; {@code WAITING} for the scanner, which is no reason to wait; {@code UNSCANNED} where
     *     there is none
     */
    record DocumentAnswer(UUID id, String mediaType, long bytes, int pages, ScanState checked, List<FileNote> notes) {
        static DocumentAnswer of(StoredFile file) {
            return new DocumentAnswer(
                    file.id().value(), file.mediaType(), file.bytes(), file.pages(), file.scan(), file.notes());
        }
    }

    record PhotoAnswer(UUID id, long bytes, List<String> warnings) {}

    @Operation(summary = "My open draft of a service; a new one if there is none")
    @PostMapping("/drafts")
    DraftAnswer open(@AuthenticationPrincipal Resident resident, @RequestBody @Validated Opening opening) {
        return answer(drafts.open(resident.id(), services.get(opening.service)));
    }

    @Operation(summary = "One of my drafts")
    @GetMapping("/drafts/{id}")
    DraftAnswer get(@AuthenticationPrincipal Resident resident, @PathVariable UUID id) {
        return answer(drafts.look(resident.id(), id));
    }

    @Operation(summary = "Put answers over those there are, right or wrong")
    @PatchMapping("/drafts/{id}/answers")
    DraftAnswer save(
            @AuthenticationPrincipal Resident resident,
            @PathVariable UUID id,
            @RequestBody Map<String, @Nullable String> answers) {
        drafts.look(resident.id(), id);
        return answer(drafts.save(resident.id(), id, withoutNulls(answers)));
    }

    /** Null says that there is no answer, which a form calls empty. */
    private static Map<String, String> withoutNulls(Map<String, @Nullable String> answers) {
        Map<String, String> tidy = new HashMap<>();
        answers.forEach((field, answer) -> tidy.put(field, answer == null ? "" : answer));
        return tidy;
    }

    @Operation(summary = "Go on under the version in force; answers to questions that are still asked are kept")
    @PostMapping("/drafts/{id}/renew")
    DraftAnswer renew(@AuthenticationPrincipal Resident resident, @PathVariable UUID id) {
        drafts.look(resident.id(), id);
        return answer(drafts.renew(resident.id(), id));
    }

    @Operation(summary = "Make the draft a case; repeated, it answers the same case")
    @PostMapping("/drafts/{id}/lodge")
    @ResponseStatus(HttpStatus.CREATED)
    CaseAnswer lodge(@AuthenticationPrincipal Resident resident, @PathVariable UUID id) {
        return CaseAnswer.of(lodging.lodge(resident.id(), id));
    }

    @Operation(summary = "Throw the draft away")
    @DeleteMapping("/drafts/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void discard(@AuthenticationPrincipal Resident resident, @PathVariable UUID id) {
        drafts.discard(resident.id(), id);
    }

    @Operation(summary = "Send a photo; its id is the answer to a photo question. The same photo again has the same id")
    @PostMapping(path = "/photos", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    PhotoAnswer photo(@AuthenticationPrincipal Resident resident, @RequestPart MultipartFile photo) throws IOException {
        Photos.Taken taken = photos.take(resident.id(), photo.getBytes());
        List<String> warnings = taken.findings().stream()
                .filter(finding -> !finding.good())
                .map(finding -> finding.message().key())
                .toList();
        return new PhotoAnswer(taken.file().id().value(), taken.file().bytes(), warnings);
    }

    @Operation(
            summary = "Send a document to a service's question. The same document again has the same id",
            description =
                    "The answer to the question is the ids of its documents, with commas between. What is kept was"
                            + " written anew: pages only. Documents nobody names in an answer are deleted after a few days.")
    @PostMapping(path = "/documents", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    DocumentAnswer document(
            @AuthenticationPrincipal Resident resident,
            @RequestParam String service,
            @RequestParam String field,
            @RequestPart MultipartFile document)
            throws IOException {
        Field question = services.get(service)
                .findField(field)
                .filter(one -> one.type() == FieldType.DOCUMENT)
                .orElseThrow(Refusal::notFound);
        String sentName = document.getOriginalFilename() == null ? "" : document.getOriginalFilename();
        return DocumentAnswer.of(documents.take(resident.id(), question, document.getBytes(), sentName));
    }
}
