package org.cityplus.cityhall.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.cityplus.city.Agency;
import org.cityplus.city.City;
import org.cityplus.city.Edition;
import org.cityplus.city.OfferedServices;
import org.cityplus.city.Tint;
import org.cityplus.kernel.LocalizedText;
import org.cityplus.kernel.Message;
import org.springframework.stereotype.Component;

/** What can be chosen in the forms of agencies and offices. */
@Component
class Choices {
    /** Marks that stand for a body of the city; the icon sheet has others for acts. */
    private static final List<String> ICONS = List.of(
            "city", "pass", "rings", "baby", "home", "hosp", "school", "box", "bolt", "drop", "road", "doc", "seal",
            "globe", "yuan");

    private final City city;
    private final OfferedServices services;

    Choices(City city, OfferedServices services) {
        this.city = city;
        this.services = services;
    }

    List<Choice> districts() {
        return city.districts().values().stream()
                .map(district -> Choice.of(district.code().value(), district.name()))
                .toList();
    }

    List<Choice> districtsOrCity() {
        List<Choice> all = new ArrayList<>();
        all.add(Choice.none("cityhall.whole-city"));
        all.addAll(districts());
        return all;
    }

    List<Choice> agencies(Edition edition) {
        return edition.openAgencies().stream()
                .map(agency -> Choice.of(agency.id().value(), agency.name()))
                .toList();
    }

    List<Choice> parents(Edition edition, String id) {
        return Stream.concat(
                        Stream.of(Choice.none("cityhall.no-parent")),
                        agencies(edition).stream()
                                .filter(choice -> !choice.value().equals(id)))
                .toList();
    }

    /** The kinds services need, with their names, then those agencies here have already. */
    List<Choice> kinds(Edition edition) {
        Map<String, Message> kinds = new LinkedHashMap<>();
        services.listOffered()
                .forEach(service -> kinds.putIfAbsent(
                        service.agencyKind(), Message.of("cityhall.kind-for", service.agencyKind(), service.name())));
        edition.agencies().values().stream()
                .map(Agency::kind)
                .forEach(kind -> kinds.putIfAbsent(kind, Message.of("cityhall.plain", kind)));
        return kinds.entrySet().stream()
                .map(kind -> new Choice(kind.getKey(), kind.getValue()))
                .toList();
    }

    /** The kinds of visit services need now, then those {@code countersFor} names besides. */
    List<VisitChoice> visits(String countersFor) {
        Map<String, List<LocalizedText>> kinds = new TreeMap<>();
        services.listOffered()
                .forEach(service -> service.visitKind()
                        .ifPresent(kind -> kinds.computeIfAbsent(kind, first -> new ArrayList<>())
                                .add(service.name())));
        Stream.of(countersFor.split(" ", -1))
                .map(each -> each.split("=", -1)[0])
                .filter(kind -> !kind.isEmpty())
                .forEach(kind -> kinds.putIfAbsent(kind, new ArrayList<>()));
        return kinds.entrySet().stream()
                .map(kind -> new VisitChoice(kind.getKey(), name(kind.getKey()), kind.getValue()))
                .toList();
    }

    private static Message name(String visitKind) {
        return switch (visitKind) {
            case "biometrics" -> Message.of("cityhall.visit.biometrics");
            case "papers" -> Message.of("cityhall.visit.papers");
            default -> Message.of("cityhall.plain", visitKind);
        };
    }

    List<Choice> tints() {
        return Stream.of(Tint.values())
                .map(tint -> tint.name().toLowerCase(Locale.ROOT))
                .map(tint -> new Choice(tint, Message.of("cityhall.tint." + tint)))
                .toList();
    }

    List<Choice> icons() {
        return ICONS.stream()
                .map(icon -> new Choice(icon, Message.of("cityhall.icon." + icon)))
                .toList();
    }
}
