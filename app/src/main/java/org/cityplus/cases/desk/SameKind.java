package org.cityplus.cases.desk;

import java.util.List;
import org.cityplus.cases.definition.ServiceCatalog;
import org.cityplus.cases.definition.ServiceDefinition;
import org.cityplus.city.Agency;
import org.cityplus.city.AgencyId;
import org.cityplus.city.City;
import org.springframework.stereotype.Component;

/** What an agency's kind decides: the services it offers, and the agencies that could take over its cases. */
@Component
public class SameKind {
    private final City city;
    private final ServiceCatalog services;

    SameKind(City city, ServiceCatalog services) {
        this.city = city;
        this.services = services;
    }

    /** None for an agency that is closed. */
    public List<ServiceDefinition> services(AgencyId id) {
        return city.findAgency(id)
                .map(agency -> services.list().stream()
                        .filter(service -> service.agencyKind().equals(agency.kind()))
                        .toList())
                .orElse(List.of());
    }

    /** The others of its kind that have an office. */
    public List<Agency> others(AgencyId id) {
        return city.findAgency(id)
                .map(own -> city.agencies().stream()
                        .filter(agency ->
                                agency.kind().equals(own.kind()) && !agency.id().equals(own.id()))
                        .filter(agency -> !city.officesOf(agency.id()).isEmpty())
                        .toList())
                .orElse(List.of());
    }
}
