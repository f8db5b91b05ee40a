package org.cityplus.cases.desk.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.cityplus.cases.CaseId;
import org.cityplus.cases.definition.ServiceCatalog;
import org.cityplus.cases.desk.CounterCases;
import org.cityplus.cases.desk.CounterMatters;
import org.cityplus.cases.letter.Letter;
import org.cityplus.cases.lifecycle.CaseRow;
import org.cityplus.cases.lifeevent.Bundle;
import org.cityplus.cases.lifeevent.CounterBundles;
import org.cityplus.cases.lifeevent.CounterSheets;
import org.cityplus.cases.lifeevent.Standing;
import org.cityplus.cases.lifeevent.Standings;
import org.cityplus.cases.web.LetterSheets;
import org.cityplus.cases.web.PaperFiles;
import org.cityplus.cases.web.PaperView;
import org.cityplus.city.Agency;
import org.cityplus.city.AgencyId;
import org.cityplus.city.City;
import org.cityplus.identity.Officer;
import org.cityplus.kernel.Refusal;
import org.cityplus.payments.Receipt;
import org.cityplus.web.Page;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** What a clerk hands out, as PDF: slips and receipts. They say what their pages say, and nothing of them is kept. */
@Component
class CounterPapers {
    private final CounterCases cases;
    private final CounterMatters matters;
    private final CounterBundles bundles;
    private final CounterSheets sheets;
    private final Standings standings;
    private final ServiceCatalog services;
    private final PaperFiles files;
    private final City city;
    private final String site;

    /** @param site where people find the city, such as https://app.example.cn; empty where none is set */
    CounterPapers(
            CounterCases cases,
            CounterMatters matters,
            CounterBundles bundles,
            CounterSheets sheets,
            Standings standings,
            ServiceCatalog services,
            PaperFiles files,
            City city,
            @Value("${cityplus.public-url:}") String site) {
        this.cases = cases;
        this.matters = matters;
        this.bundles = bundles;
        this.sheets = sheets;
        this.standings = standings;
        this.services = services;
        this.files = files;
        this.city = city;
        this.site = site.strip().replaceFirst("/+$", "");
    }

    /** Paper cannot be pressed: the whole address stands on it, where the city has one. */
    private Letter.Entry howToAsk(Page reader) {
        String where = site.isBlank() ? reader.t("desk.counter.slip-where") : site + "/status";
        return new Letter.Entry(reader.t("desk.counter.slip-ask"), reader.t("desk.counter.slip-means", where));
    }

    /** The slip of what was filed for the person of this visit. */
    ResponseEntity<byte[]> slip(Officer clerk, UUID visit, UUID form, String language, Page page) {
        CounterCases.Slip slip = cases.slip(clerk, visit, form);
        CaseRow row = slip.row();
        return files.pdf(language, page, reader -> {
            List<Letter.Entry> entries = new ArrayList<>();
            entries.add(new Letter.Entry(reader.t("desk.counter.case-number"), row.number()));
            entries.add(new Letter.Entry(reader.t("desk.counter.check-code"), slip.code()));
            city.findOffice(row.office())
                    .ifPresent(hall -> entries.add(new Letter.Entry(
                            reader.t("desk.counter.slip-hall"),
                            reader.t(hall.name()) + " · " + reader.t(hall.address()))));
            entries.add(howToAsk(reader));
            return letter(
                    reader,
                    row,
                    row.agency(),
                    "desk.counter.slip.",
                    row.number(),
                    reader.t(cases.service(row).name()),
                    entries,
                    row.lodgedAt());
        });
    }

    /** One slip with every number of a life event filed for the person of this visit. */
    ResponseEntity<byte[]> bundle(Officer clerk, UUID visit, UUID bundle, String language, Page page) {
        Bundle filed = bundles.get(clerk, visit, bundle);
        List<Standing> all = standings.list(filed);
        CaseRow first = all.stream()
                .filter(Standing.Sent.class::isInstance)
                .map(standing -> ((Standing.Sent) standing).row())
                .findFirst()
                .orElseThrow(Refusal::notFound);
        return files.pdf(language, page, reader -> {
            List<Letter.Entry> entries = new ArrayList<>();
            for (Standing standing : all) {
                entries.add(new Letter.Entry(reader.t(standing.service().shortName()), said(clerk, standing, reader)));
            }
            entries.add(howToAsk(reader));
            return letter(
                    reader,
                    first,
                    clerk.agency(),
                    "desk.counter.slip.",
                    first.number(),
                    reader.t(sheets.name(filed)),
                    entries,
                    first.lodgedAt());
        });
    }

    private String said(Officer clerk, Standing standing, Page reader) {
        return switch (standing) {
            case Standing.Sent sent ->
                cases.findSlip(clerk, sent.row())
                        .map(slip ->
                                reader.t("desk.counter.slip-line", sent.row().number(), slip.code()))
                        .orElse(sent.row().number());
            case Standing.Awaiting awaiting ->
                awaiting.failed().isEmpty()
                        ? reader.t(
                                        "life.line.waits",
                                        awaiting.after().getFirst().shortName()) + " "
                                + reader.t("life.counter.come-again")
                        : reader.t(
                                "life.line.failed", awaiting.failed().getFirst().shortName());
            case Standing.Shut shut -> reader.t(shut.why());
            case Standing.Unsent unsent ->
                reader.t("life.waiting.send", unsent.service().shortName());
        };
    }

    /** The receipt of a fee taken at a counter; the look at the case is on the person's record. */
    ResponseEntity<byte[]> receipt(Officer clerk, UUID visit, CaseId id, String language, Page page) {
        CaseRow row = matters.open(clerk, visit, id);
        Receipt receipt = matters.findReceipt(row).orElseThrow(Refusal::notFound);
        return files.pdf(
                language,
                page,
                reader -> letter(
                        reader,
                        row,
                        receipt.agency(),
                        "desk.counter.receipt.",
                        receipt.number(),
                        reader.t(services.get(row.service(), row.version()).name()),
                        List.of(
                                new Letter.Entry(
                                        reader.t("desk.counter.receipt-paid"),
                                        reader.t(
                                                "desk.counter.receipt-line",
                                                receipt.amount(),
                                                reader.t("desk.counter.means." + receipt.means()),
                                                receipt.at())),
                                new Letter.Entry(reader.t("desk.counter.case-number"), row.number()),
                                new Letter.Entry(
                                        reader.t("desk.counter.receipt-clerk"), reader.signature(receipt.clerkName()))),
                        receipt.at()));
    }

    private Letter letter(
            Page reader,
            CaseRow row,
            AgencyId agency,
            String kind,
            String number,
            String about,
            List<Letter.Entry> entries,
            Instant at) {
        String issuer = city.findAgency(agency).map(Agency::name).map(reader::t).orElse(agency.value());
        String filed = row.filer() == null
                ? ""
                : reader.t(
                        "cases.filed-as." + row.filer().as(),
                        reader.signature(row.filer().name()),
                        row.applicantName());
        return new Letter(
                reader.lang(),
                issuer,
                reader.t(kind + "title"),
                number,
                reader.t("cases.paper.number", number),
                reader.t("cases.paper.to", row.applicantName()),
                reader.t(kind + "intro", about),
                entries,
                filed,
                reader.t("cases.paper.seal", issuer),
                reader.t(PaperView.dated(at.atZone(city.zone()).toLocalDate())),
                "",
                "",
                "",
                reader.isDemo() ? reader.t("web.demo-note") : "",
                at,
                new LetterSheets(reader));
    }
}
