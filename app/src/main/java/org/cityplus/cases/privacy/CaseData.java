package org.cityplus.cases.privacy;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.cityplus.cases.definition.FieldType;
import org.cityplus.cases.definition.ServiceCatalog;
import org.cityplus.cases.form.Draft;
import org.cityplus.cases.form.Drafts;
import org.cityplus.cases.form.Photos;
import org.cityplus.cases.lifecycle.CaseBook;
import org.cityplus.cases.lifecycle.CaseRecord;
import org.cityplus.cases.lifecycle.CaseRow;
import org.cityplus.cases.lifecycle.CasesOfErased;
import org.cityplus.kernel.Message;
import org.cityplus.kernel.PersonalData;
import org.cityplus.privacy.Declarations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Drafts and cases of a person. */
@Component
class CaseData implements PersonalData {
    private static final String DRAFTS = "drafts";
    private static final String OPEN = "open-cases";
    private static final String DECIDED = KeptUntil.KIND;

    private final CaseBook book;
    private final Drafts drafts;
    private final Photos photos;
    private final CasesOfErased erased;
    private final ServiceCatalog services;
    private final Declarations declarations;
    private final KeptUntil kept;
    private final JdbcClient jdbc;

    CaseData(
            CaseBook book,
            Drafts drafts,
            Photos photos,
            CasesOfErased erased,
            ServiceCatalog services,
            Declarations declarations,
            KeptUntil kept,
            JdbcClient jdbc) {
        this.book = book;
        this.drafts = drafts;
        this.photos = photos;
        this.erased = erased;
        this.services = services;
        this.declarations = declarations;
        this.jdbc = jdbc;
        this.kept = kept;
    }

    @Override
    public Set<String> tables() {
        return Set.of(
                "cases.draft",
                "cases.case_row",
                "cases.action",
                "cases.name_piece",
                "cases.kept",
                "cases.booking",
                "cases.deadline",
                "cases.paper",
                "cases.note",
                "cases.involved",
                "cases.preserved");
    }

    @Override
    public List<Held> held(UUID person) {
        List<CaseRow> cases = book.listEveryOf(person);
        long open = cases.stream().filter(row -> !row.stage().isClosed()).count();
        return List.of(
                new Held(DRAFTS, drafts.listOpen(person).size()),
                new Held(OPEN, open),
                new Held(DECIDED, cases.size() - open));
    }

    @Override
    public List<Ending> endings(UUID person, int most) {
        List<CaseRow> ended = book.listEveryOf(person).stream()
                .filter(row -> row.stage().isClosed())
                .toList();
        List<LocalDate> lastDays = kept.told(ended);
        return IntStream.range(0, ended.size())
                .mapToObj(i -> ending(ended.get(i), lastDays.get(i)))
                .sorted(Comparator.comparing(Ending::lastDay))
                .limit(most)
                .toList();
    }

    private Ending ending(CaseRow row, LocalDate lastDay) {
        return new Ending(
                DECIDED,
                Message.of(
                        "cases.kept.one",
                        row.number(),
                        services.get(row.service(), row.version()).shortName()),
                "/cases/" + row.id(),
                lastDay);
    }

    @Override
    public void export(UUID person, Takeout takeout) {
        takeout.data(DRAFTS, drafts.listOpen(person));
        List<CaseRecord> records =
                book.listEveryOf(person).stream().map(book::getRecord).toList();
        takeout.data(OPEN, of(records, false));
        takeout.data(DECIDED, of(records, true));
        drafts.listOpen(person).forEach(draft -> photosOf(person, draft, takeout));
        records.forEach(record -> photosOf(
                person,
                record.row().service(),
                record.row().version(),
                record.answers(),
                record.row().stage().isClosed() ? DECIDED : OPEN,
                record.row().number(),
                takeout));
    }

    private static List<CaseRecord> of(List<CaseRecord> records, boolean closed) {
        return records.stream()
                .filter(record -> record.row().stage().isClosed() == closed)
                .toList();
    }

    private void photosOf(UUID person, Draft draft, Takeout takeout) {
        photosOf(person, draft.service(), draft.version(), draft.answers(), DRAFTS, draft.service(), takeout);
    }

    private void photosOf(
            UUID person,
            String service,
            String version,
            Map<String, String> answers,
            String kind,
            String name,
            Takeout takeout) {
        services.findVersion(service, version).stream()
                .flatMap(definition -> definition.fields())
                .filter(field -> field.type() == FieldType.PHOTO)
                .forEach(field -> photos.find(person, answers.getOrDefault(field.id(), ""))
                        .ifPresent(content -> takeout.file(kind, name + "-" + field.id() + ".jpg", content)));
    }

    @Override
    public List<Obstacle> obstacles(UUID person) {
        return book.listEveryOf(person).stream()
                .filter(row -> !row.stage().isClosed())
                .map(row -> new Obstacle(
                        Message.of(
                                "cases.erasure.open",
                                row.number(),
                                services.get(row.service(), row.version()).shortName()),
                        "/cases/" + row.id()))
                .toList();
    }

    @Override
    public void erase(UUID person) {
        erased.erase(person, service -> declarations.periodOf(DECIDED, service));
    }

    @Override
    public int forget(String kind, Instant before) {
        // Decided cases go by CaseRetention, each in a transaction of its own.
        return kind.equals(DRAFTS)
                ? jdbc.sql("delete from cases.draft where saved_at < ? and lodged_as is null")
                        .param(Timestamp.from(before))
                        .update()
                : 0;
    }
}
