package org.cityplus.cases.desk.web;

import java.time.Clock;
import java.util.Optional;
import org.cityplus.cases.definition.RefusalGround;
import org.cityplus.cases.definition.ServiceCatalog;
import org.cityplus.cases.definition.ServiceDefinition;
import org.cityplus.cases.desk.Deadlines;
import org.cityplus.cases.desk.Declarations;
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
    private final Deadlines deadlines;
    private final Clock clock;

    DeskCases(ServiceCatalog services, Declarations declarations, Photos photos, Deadlines deadlines, Clock clock) {
        this.services = services;
        this.declarations = declarations;
        this.photos = photos;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    DeskCase of(CaseRecord record) {
        CaseRow row = record.row();
        ServiceDefinition service = services.get(row.service());
        Optional<String> photo = Declarations.findPhoto(service, record);
        return new DeskCase(
                row,
                service,
                record.state(),
                deadlines.of(row),
                deadlines.isWaiting(row),
                declarations.list(service, record),
                photo.isPresent(),
                photo.map(id -> photos.check(row.applicant(), id)).orElseGet(java.util.List::of),
                record.actions().stream()
                        .map(action -> happening(service, row, action))
                        .toList(),
                clock.instant());
    }

    byte[] photo(CaseRecord record) {
        ServiceDefinition service = services.get(record.row().service());
        String photo = Declarations.findPhoto(service, record).orElseThrow(Refusal::notFound);
        return photos.get(record.row().applicant(), photo);
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
