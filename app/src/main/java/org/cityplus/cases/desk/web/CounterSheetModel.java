package org.cityplus.cases.desk.web;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.cityplus.cases.definition.Field;
import org.cityplus.cases.definition.FieldType;
import org.cityplus.cases.definition.ServiceDefinition;
import org.cityplus.cases.desk.CounterCases;
import org.cityplus.cases.form.Draft;
import org.cityplus.cases.form.Offices;
import org.cityplus.cases.form.Sheet;
import org.cityplus.cases.lifeevent.Bundle;
import org.cityplus.cases.lifeevent.CounterSheet;
import org.cityplus.cases.lifeevent.CounterSheets;
import org.cityplus.cases.lifeevent.Form;
import org.cityplus.cases.lifeevent.Standing;
import org.cityplus.cases.lifeevent.Standings;
import org.cityplus.city.City;
import org.cityplus.city.Office;
import org.cityplus.identity.Counter;
import org.cityplus.identity.Officer;
import org.cityplus.identity.Residents;
import org.cityplus.kernel.FieldError;
import org.cityplus.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.multipart.MultipartRequest;

/** Gathers what the sheet of a life event at the counter shows, and reads what comes back from it. */
@Component
class CounterSheetModel {
    private final CounterSheets blank;
    private final CounterCases cases;
    private final Counter counter;
    private final Residents residents;
    private final Standings standings;
    private final Sheet sheet;
    private final Offices offices;
    private final City city;
    private final Clock clock;

    CounterSheetModel(
            CounterSheets blank,
            CounterCases cases,
            Counter counter,
            Residents residents,
            Standings standings,
            Sheet sheet,
            Offices offices,
            City city,
            Clock clock) {
        this.blank = blank;
        this.cases = cases;
        this.counter = counter;
        this.residents = residents;
        this.standings = standings;
        this.sheet = sheet;
        this.offices = offices;
        this.city = city;
        this.clock = clock;
    }

    /** What came back from a sheet: the answers by their names on it, and uploads that were not taken. */
    record Sent(Map<String, String> answers, List<FieldError> refused) {
        void requireTaken() {
            if (!refused.isEmpty()) {
                throw new Refusal(Refusal.Kind.INVALID, refused.getFirst().message(), refused);
            }
        }
    }

    /** Photos and documents belong to whoever the service is for. */
    Sent read(CounterSheet of, MultiValueMap<String, String> typed, @Nullable MultipartRequest request) {
        Map<String, String> answers = new HashMap<>();
        List<FieldError> refused = new ArrayList<>();
        Map<UUID, List<Field>> fields = of.questions()
                .collect(Collectors.groupingBy(
                        Form.Question::resident, Collectors.mapping(Form.Question::named, Collectors.toList())));
        fields.forEach((resident, theirs) -> {
            Sheet.Sent sent = sheet.read(resident, theirs, typed, request);
            answers.putAll(sent.answers());
            refused.addAll(sent.refused());
        });
        return new Sent(answers, refused);
    }

    /**
     * @param wanted the services that are ticked; all when there is none
     * @param base what the sheet is sent below
     */
    String sheet(
            Officer clerk,
            UUID visit,
            CounterSheet of,
            Map<String, String> answers,
            Set<String> wanted,
            List<FieldError> errors,
            String base,
            Model model) {
        UUID person = counter.get(clerk, visit).person();
        model.addAttribute("visit", visit);
        model.addAttribute("base", base);
        model.addAttribute("person", residents.getProfile(person).findName().orElse(""));
        model.addAttribute("sheet", of);
        model.addAttribute("wanted", wanted);
        model.addAttribute("draft", Draft.unkept(visit, person, "", "", answers, clock.instant()));
        model.addAttribute("errors", errors);
        model.addAttribute(
                "offices",
                of.questions()
                        .filter(question -> question.field().type() == FieldType.OFFICE)
                        .collect(Collectors.toMap(Form.Question::id, question -> offices(clerk, question.service()))));
        model.addAttribute("districts", List.copyOf(city.districts().values()));
        return "cases/desk/counter-sheet";
    }

    /** What the clerk's own agency sees to, it sees to at its own offices. */
    private List<Office> offices(Officer clerk, ServiceDefinition service) {
        List<Office> all = offices.list(service);
        List<Office> own = all.stream()
                .filter(office -> office.agency().equals(clerk.agency()))
                .toList();
        return own.isEmpty() ? all : own;
    }

    String slip(Officer clerk, UUID visit, Bundle bundle, Model model) {
        List<Standing> all = standings.list(bundle);
        model.addAttribute("visit", visit);
        model.addAttribute("bundle", bundle);
        model.addAttribute("name", blank.name(bundle));
        model.addAttribute("standings", all);
        model.addAttribute(
                "codes",
                all.stream()
                        .filter(Standing.Sent.class::isInstance)
                        .map(Standing.Sent.class::cast)
                        .flatMap(sent -> cases.findSlip(clerk, sent.row()).stream())
                        .collect(Collectors.toMap(slip -> slip.row().number(), CounterCases.Slip::code)));
        model.addAttribute("own", clerk.agency());
        model.addAttribute("recused", cases.isClose(clerk, visit));
        return "cases/desk/counter-bundle";
    }
}
