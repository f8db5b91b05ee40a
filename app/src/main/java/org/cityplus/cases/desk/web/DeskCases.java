package org.cityplus.cases.desk.web;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.cityplus.cases.definition.FieldType;
import org.cityplus.cases.definition.RefusalGround;
import org.cityplus.cases.definition.ServiceCatalog;
import org.cityplus.cases.definition.ServiceDefinition;
import org.cityplus.cases.desk.Deadlines;
import org.cityplus.cases.desk.Declarations;
import org.cityplus.cases.form.Documents;
import org.cityplus.cases.form.Photos;
import org.cityplus.cases.lifecycle.CaseAction;
import org.cityplus.cases.lifecycle.CaseRecord;
import org.cityplus.cases.lifecycle.CaseRow;
import org.cityplus.cases.lifecycle.RecordedAction;
import org.cityplus.kernel.Message;
import org.cityplus.kernel.Refusal;
import org.springframework.stereotype.Component;

/** Gathers what the page of one case shows. */
@Component
class DeskCases {
    private final ServiceCatalog services;
    private final Declarations declarations;
    private final Photos photos;
    private final Documents documents;
    private final Deadlines deadlines;
    private final Clock clock;

    DeskCases(
            ServiceCatalog services,
            Declarations declarations,
            Photos photos,
            Documents documents,
            Deadlines deadlines,
            Clock clock) {
        this.services = services;
        this.declarations = declarations;
        this.photos = photos;
        this.documents = documents;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    DeskCase of(CaseRecord record) {
        CaseRow row = record.row();
        ServiceDefinition service = services.get(row.service(), row.version());
        Optional<String> photo = Declarations.findPhoto(service, record);
        return new DeskCase(
                row,
                service,
                record.state(),
                deadlines.of(row),
                deadlines.isWaiting(row),
                declarations.list(service, record),
                photo.isPresent(),
                photo.map(id -> photos.check(row.applicant(), id)).orElseGet(List::of),
                papers(service, record),
                record.actions().stream()
                        .map(action -> happening(service, row, action))
                        .toList(),
                clock.instant());
    }

    byte[] photo(CaseRecord record) {
        ServiceDefinition service =
                services.get(record.row().service(), record.row().version());
        String photo = Declarations.findPhoto(service, record).orElseThrow(Refusal::notFound);
        return photos.get(record.row().applicant(), photo);
    }

    private List<DeskCase.Papers> papers(ServiceDefinition service, CaseRecord record) {
        Map<String, String> answers = record.lodged().answers();
        return service.fields()
                .filter(field -> field.type() == FieldType.DOCUMENT && answers.containsKey(field.id()))
                .map(field -> new DeskCase.Papers(
                        field, documents.list(record.row().applicant(), answers.getOrDefault(field.id(), ""))))
                .toList();
    }

    byte[] preview(CaseRecord record, UUID file) {
        return documents.preview(record.row().applicant(), documentIds(record), file);
    }

    Documents.Content document(CaseRecord record, UUID file) {
        return documents.content(record.row().applicant(), documentIds(record), file);
    }

    /** All documents of the case, as one answer would name them. */
    private String documentIds(CaseRecord record) {
        Map<String, String> answers = record.lodged().answers();
        return services.get(record.row().service())
                .fields()
                .filter(field -> field.type() == FieldType.DOCUMENT)
                .map(field -> answers.getOrDefault(field.id(), ""))
                .collect(Collectors.joining(","));
    }

    private static DeskCase.Happening happening(ServiceDefinition service, CaseRow row, RecordedAction recorded) {
        String officer = recorded.actor().name();
        Message what = switch (recorded.action()) {
            case CaseAction.Lodged _ ->
                row.findFiler()
                        .map(filer -> Message.of("cases.filed-as." + filer.as(), filer.name(), row.applicantName()))
                        .orElseGet(() -> Message.of("desk.history.lodged", row.applicantName()));
            case CaseAction.Paid paid ->
                officer.isEmpty()
                        ? Message.of("desk.history.paid", paid.amount())
                        : Message.of("desk.history.paid-by", officer, paid.amount());
            case CaseAction.FeeReturned returned ->
                Message.of("desk.history.fee-returned", officer, returned.fee(), returned.why());
            case CaseAction.VisitBooked booked ->
                Message.of("desk.history.visit-booked", booked.visit().from(), booked.promisedOn());
            case CaseAction.Granted granted -> Message.of("desk.history.granted", officer, granted.readyOn());
            case CaseAction.Refused refused ->
                Message.of("desk.history.refused", officer, name(service, refused.ground()));
        };
        return new DeskCase.Happening(recorded.at(), what);
    }

    private static Object name(ServiceDefinition service, String ground) {
        return service.findGround(ground).<Object>map(RefusalGround::name).orElse(ground);
    }
}
