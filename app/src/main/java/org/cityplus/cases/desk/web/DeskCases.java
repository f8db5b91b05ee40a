package org.cityplus.cases.desk.web;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.cityplus.cases.definition.Field;
import org.cityplus.cases.definition.FieldType;
import org.cityplus.cases.definition.ServiceCatalog;
import org.cityplus.cases.definition.ServiceDefinition;
import org.cityplus.cases.desk.Around;
import org.cityplus.cases.desk.DaysLeft;
import org.cityplus.cases.desk.Declarations;
import org.cityplus.cases.form.ApplicantFacts;
import org.cityplus.cases.form.Documents;
import org.cityplus.cases.form.Photos;
import org.cityplus.cases.lifecycle.CaseAction;
import org.cityplus.cases.lifecycle.CaseRecord;
import org.cityplus.cases.lifecycle.CaseRow;
import org.cityplus.cases.lifecycle.CaseState;
import org.cityplus.cases.lifecycle.Papers;
import org.cityplus.cases.lifecycle.RecordedAction;
import org.cityplus.identity.Officer;
import org.cityplus.kernel.Refusal;
import org.springframework.stereotype.Component;

/** Gathers what the page of one case shows. */
@Component
class DeskCases {
    private final ServiceCatalog services;
    private final Declarations declarations;
    private final ApplicantFacts facts;
    private final Photos photos;
    private final Documents documents;
    private final DaysLeft daysLeft;
    private final Papers papers;
    private final Around around;
    private final Clock clock;

    DeskCases(
            ServiceCatalog services,
            Declarations declarations,
            ApplicantFacts facts,
            Photos photos,
            Documents documents,
            DaysLeft daysLeft,
            Papers papers,
            Around around,
            Clock clock) {
        this.services = services;
        this.declarations = declarations;
        this.facts = facts;
        this.photos = photos;
        this.documents = documents;
        this.daysLeft = daysLeft;
        this.papers = papers;
        this.around = around;
        this.clock = clock;
    }

    DeskCase of(Officer officer, CaseRecord record) {
        CaseRow row = record.row();
        ServiceDefinition service = services.get(row.service(), row.version());
        Optional<String> photo = Declarations.findPhoto(service, record);
        return new DeskCase(
                row,
                service,
                record.file(),
                daysLeft.of(row),
                daysLeft.isWaiting(row),
                declarations.list(service, record),
                photo.isPresent(),
                photo.map(id -> photos.check(row.applicant(), id)).orElseGet(List::of),
                sent(service, record),
                record.actions().stream()
                        .map(action -> new DeskCase.Happening(action.at(), History.line(service, row, action)))
                        .toList(),
                papers.list(row.id()),
                record.actions().stream()
                        .map(RecordedAction::action)
                        .filter(CaseAction.OpinionGiven.class::isInstance)
                        .map(CaseAction.OpinionGiven.class::cast)
                        .toList(),
                askable(service, record),
                around.of(officer, service, record),
                clock.instant());
    }

    private List<Field> askable(ServiceDefinition service, CaseRecord record) {
        return record.file().state() instanceof CaseState.AwaitingAcceptance
                ? facts.filled(record.row().applicant(), service, record.answers()).asked().stream()
                        .filter(field -> !field.id().equals("office"))
                        .toList()
                : List.of();
    }

    byte[] photo(CaseRecord record) {
        ServiceDefinition service =
                services.get(record.row().service(), record.row().version());
        String photo = Declarations.findPhoto(service, record).orElseThrow(Refusal::notFound);
        return photos.get(record.row().applicant(), photo);
    }

    private List<DeskCase.Sent> sent(ServiceDefinition service, CaseRecord record) {
        Map<String, String> answers = record.answers();
        return service.fields()
                .filter(field -> field.type() == FieldType.DOCUMENT && answers.containsKey(field.id()))
                .map(field -> new DeskCase.Sent(
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
        Map<String, String> answers = record.answers();
        return services.get(record.row().service(), record.row().version())
                .fields()
                .filter(field -> field.type() == FieldType.DOCUMENT)
                .map(field -> answers.getOrDefault(field.id(), ""))
                .collect(Collectors.joining(","));
    }
}
