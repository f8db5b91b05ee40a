package org.cityplus.upgrade;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.cityplus.cases.definition.LifeEventCatalog;
import org.cityplus.cases.lifecycle.CaseBook;
import org.cityplus.cases.lifeevent.Bundle;
import org.cityplus.cases.lifeevent.Bundles;
import org.cityplus.cases.lifeevent.Sending;
import org.cityplus.identity.Resident;
import org.springframework.boot.test.context.TestComponent;

/** Somebody moved here and has filled in everything; a mother has sent what can be sent before her child is registered. */
@TestComponent
class GoldenLifeEvents {
    static final String EMPLOYER = "示例公司";
    static final String PLATE = "渝A12345";

    private static final Map<String, String> MOVED = Map.ofEntries(
            Map.entry("residence-certificate.name", "何建国"),
            Map.entry("residence-certificate.idNumber", "500190195503121025"),
            Map.entry("residence-certificate.mobile", "13900000009"),
            Map.entry("residence-certificate.address.district", "500103"),
            Map.entry("residence-certificate.address.line", "示例路 30 号"),
            Map.entry("residence-certificate.since", "2026-01-01"),
            Map.entry("residence-certificate.home", "owned"),
            Map.entry("residence-certificate.ground", "work"),
            Map.entry("residence-certificate.employer", EMPLOYER),
            Map.entry("residence-certificate.children.count", "0"),
            Map.entry("residence-certificate.office", "public-security-hall-500103-1"),
            Map.entry("residence-certificate.truth", "yes"),
            Map.entry("parking-permit.plate", PLATE),
            Map.entry("parking-permit.owner", "self"),
            Map.entry("parking-permit.newEnergy", "yes"),
            Map.entry("parking-permit.spaces", "0"),
            Map.entry("parking-permit.months", "full"),
            Map.entry("parking-permit.from", "2026-12-10"),
            Map.entry("parking-permit.office", "city-management-hall-500103-1"));

    private static final Map<String, String> BORN = Map.ofEntries(
            Map.entry("birth-registration.name", "罗静"),
            Map.entry("birth-registration.idNumber", GoldenRights.MOTHER),
            Map.entry("birth-registration.mobile", "13900000013"),
            Map.entry("birth-registration.relation", "mother"),
            Map.entry("birth-registration.childName", "秦小川"),
            Map.entry("birth-registration.sex", "boy"),
            Map.entry("birth-registration.birthDate", "2013-05-20"),
            Map.entry("birth-registration.surname", "father"),
            Map.entry("birth-registration.certificateNumber", "N500123456"),
            Map.entry("birth-registration.late", "出生时住在外地，一直没有登记"),
            Map.entry("birth-registration.mother.name", "罗静"),
            Map.entry("birth-registration.mother.idNumber", GoldenRights.MOTHER),
            Map.entry("birth-registration.married", "no"),
            Map.entry("birth-registration.joins", "mother"),
            Map.entry("birth-registration.address.district", "500103"),
            Map.entry("birth-registration.address.line", "示例路 41 号"),
            Map.entry("birth-registration.office", "public-security-hall-500103-1"),
            Map.entry("birth-registration.truth", "yes"));

    private final LifeEventCatalog events;
    private final Bundles bundles;
    private final Sending sending;
    private final CaseBook book;
    private final GoldenCases cases;

    GoldenLifeEvents(LifeEventCatalog events, Bundles bundles, Sending sending, CaseBook book, GoldenCases cases) {
        this.events = events;
        this.bundles = bundles;
        this.sending = sending;
        this.book = book;
        this.cases = cases;
    }

    void movedHere(Map<String, String> story) {
        Resident resident = cases.regular();
        Bundle bundle = bundles.begin(
                resident.id(),
                events.get("moving-here"),
                resident.id(),
                null,
                Map.of("registered", "elsewhere", "car", "yes"));
        bundles.choose(resident.id(), bundle.id(), Set.of("residence-certificate", "parking-permit"));
        Map<String, String> answers = new HashMap<>(MOVED);
        answers.put("residence-certificate.photo", cases.photo());
        bundles.save(resident.id(), bundle.id(), answers);
        story.put("moved", bundle.id().toString());
        story.put("moved-owner", resident.id().toString());
    }

    void childBorn(UUID mother, UUID boy, Map<String, String> story) {
        Bundle bundle = bundles.begin(
                mother, events.get("having-a-child"), mother, boy, Map.of("registered", "no", "travel", "yes"));
        Bundle chosen = bundles.choose(mother, bundle.id(), Set.of("birth-registration", "passport-minor"));
        bundles.save(mother, bundle.id(), BORN);
        sending.send(mother, bundle.id());
        cases.name(
                "birth",
                book.findByDraft(chosen.findPart("birth-registration")
                                .orElseThrow()
                                .draft())
                        .orElseThrow());
        story.put("born", bundle.id().toString());
    }
}
