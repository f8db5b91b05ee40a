package org.cityplus.cases.figures.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.cityplus.cases.figures.Figures;
import org.cityplus.cases.figures.Measure;
import org.cityplus.cases.figures.OpenCases;
import org.cityplus.cases.figures.Overview;
import org.cityplus.cases.figures.Recount;
import org.cityplus.cases.figures.Workload;
import org.cityplus.city.AgencyId;
import org.cityplus.identity.Officer;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/desk/figures")
@Tag(name = "Figures", description = "For supervisors: how it goes at the own agency and those below it")
class FigureApi {
    private final FigureAsked asked;
    private final Workload workload;
    private final Recount recount;

    FigureApi(FigureAsked asked, Workload workload, Recount recount) {
        this.asked = asked;
        this.workload = workload;
        this.recount = recount;
    }

    /**
     * @param agency empty for all that may be chosen together
     * @param officers who has how much, at the caller's own agency only
     */
    record FiguresAnswer(
            String period,
            String agency,
            String service,
            List<String> agencies,
            Counted all,
            Open open,
            Map<String, Open> openByStage,
            List<OfService> services,
            List<OfAgency> ofAgencies,
            List<Overview.Ground> refusals,
            List<Overview.Step> steps,
            List<OfOfficer> officers) {}

    /**
     * @param counts how often each thing was counted
     * @param parts the same by part, where there are parts, such as refusals by ground
     * @param inTimePercent of decisions with a day promised, rounded down
     * @param medianDays working days from acceptance to decision, without those the applicant was awaited
     */
    record Counted(
            Map<String, Long> counts,
            Map<String, Map<String, Long>> parts,
            OptionalInt inTimePercent,
            OptionalInt medianDays,
            OptionalInt ninetyPercentDays) {}

    /** @param ages how many are so many calendar days old, or more and fewer than the next */
    record Open(long open, long late, Map<Integer, Long> ages) {}

    record OfService(String service, Counted figures, Open open) {}

    record OfAgency(String agency, Counted figures, Open open) {}

    record OfOfficer(String name, Open open) {}

    @Operation(
            summary = "Volumes, ages, decisions in time, refusals by ground, and who has how much",
            description = "An agency that is neither the own one nor below it is answered 404.")
    @GetMapping
    ResponseEntity<FiguresAnswer> figures(
            @AuthenticationPrincipal Officer officer,
            @Parameter(description = "The own agency or one below it; all together without one")
                    @RequestParam(defaultValue = "")
                    String agency,
            @Parameter(description = "month (this one), days (30) or year (12 months)")
                    @RequestParam(defaultValue = "days")
                    String period,
            @RequestParam(defaultValue = "") String service) {
        FigureView answer = asked.answer(officer, agency, period, service);
        Overview overview = answer.overview();
        Map<String, Open> stages = new TreeMap<>();
        overview.stages().forEach((stage, counts) -> stages.put(stage.name(), open(counts)));
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new FiguresAnswer(
                        answer.period().word(),
                        answer.agency(),
                        answer.service(),
                        answer.choices().stream().map(AgencyId::value).toList(),
                        counted(overview.all()),
                        open(overview.open()),
                        stages,
                        overview.byService().stream()
                                .map(each -> new OfService(each.service(), counted(each.figures()), open(each.open())))
                                .toList(),
                        overview.byAgency().stream()
                                .map(each ->
                                        new OfAgency(each.agency().value(), counted(each.figures()), open(each.open())))
                                .toList(),
                        overview.grounds(),
                        overview.steps(),
                        workload.of(officer.agency()).stream()
                                .map(load -> new OfOfficer(load.name(), open(load.counts())))
                                .toList()));
    }

    @Operation(
            summary = "Counts all cases again, in the background",
            description =
                    "What is right stays; what differs is put right. Months that were published are not published again.")
    @PostMapping("/recount")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void recount() {
        recount.begin();
    }

    private static Counted counted(Figures figures) {
        Map<String, Long> counts = new TreeMap<>();
        Map<String, Map<String, Long>> parts = new TreeMap<>();
        for (Measure measure : Measure.values()) {
            if (measure != Measure.DAYS) {
                counts.put(measure.word(), figures.of(measure));
            }
            if (!figures.parts(measure).isEmpty() && !figures.parts(measure).containsKey("")) {
                parts.put(measure.word(), figures.parts(measure));
            }
        }
        return new Counted(counts, parts, figures.inTimePercent(), figures.days(50), figures.days(90));
    }

    private static Open open(OpenCases.Counts counts) {
        Map<Integer, Long> ages = new TreeMap<>();
        for (int i = 0; i < OpenCases.AGES.size(); i++) {
            ages.put(OpenCases.AGES.get(i), counts.ages().get(i));
        }
        return new Open(counts.open(), counts.late(), ages);
    }
}
