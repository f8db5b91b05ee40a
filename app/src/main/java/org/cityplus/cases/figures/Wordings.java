package org.cityplus.cases.figures;

import java.util.Locale;
import java.util.Optional;
import org.cityplus.cases.definition.RefusalGround;
import org.cityplus.cases.definition.ServiceCatalog;
import org.cityplus.cases.definition.ServiceDefinition;
import org.cityplus.city.Agency;
import org.cityplus.city.AgencyId;
import org.cityplus.city.City;
import org.cityplus.kernel.LocalizedText;
import org.cityplus.kernel.Message;
import org.cityplus.web.Speech;
import org.springframework.stereotype.Component;

/** How what is counted is called. What the city no longer knows is called by its id. */
@Component
public class Wordings {
    private final City city;
    private final ServiceCatalog services;
    private final Speech speech;

    Wordings(City city, ServiceCatalog services, Speech speech) {
        this.city = city;
        this.services = services;
        this.speech = speech;
    }

    public LocalizedText agency(AgencyId id) {
        return city.findAgency(id).map(Agency::name).orElseGet(() -> new LocalizedText(id.value(), id.value()));
    }

    public LocalizedText service(String id) {
        return services.find(id).map(ServiceDefinition::shortName).orElseGet(() -> new LocalizedText(id, id));
    }

    public LocalizedText measure(String word) {
        return said(Message.of("figures.measure." + word));
    }

    /** A part of a measure, such as a ground of refusal. */
    public LocalizedText part(String service, Measure measure, String part) {
        return switch (measure) {
            case REFUSED ->
                ground(service, part).map(RefusalGround::name).orElseGet(() -> new LocalizedText(part, part));
            case NOT_ACCEPTED, LAPSED, RECONSIDERED -> said(Message.of("figures.part." + part));
            default -> new LocalizedText(part, part);
        };
    }

    private Optional<RefusalGround> ground(String service, String part) {
        return services.find(service)
                .flatMap(definition -> definition.findGround(part))
                .or(() -> services.listVersions().stream()
                        .filter(version -> version.id().equals(service))
                        .flatMap(version -> version.findGround(part).stream())
                        .findFirst());
    }

    private LocalizedText said(Message message) {
        return new LocalizedText(speech.say(Locale.SIMPLIFIED_CHINESE, message), speech.say(Locale.ENGLISH, message));
    }
}
