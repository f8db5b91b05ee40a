package org.cityplus.cases.form;

import java.util.List;
import java.util.Optional;
import org.cityplus.cases.definition.ServiceDefinition;
import org.cityplus.city.City;
import org.cityplus.city.Office;
import org.springframework.stereotype.Component;

/** Which offices offer a service: those of the agencies of its kind. */
@Component
public class Offices {
    private final City city;

    Offices(City city) {
        this.city = city;
    }

    public List<Office> list(ServiceDefinition service) {
        return city.offices().stream()
                .filter(office -> city.getAgency(office.agency()).kind().equals(service.agencyKind()))
                .toList();
    }

    public Optional<Office> find(ServiceDefinition service, String id) {
        return list(service).stream()
                .filter(office -> office.id().value().equals(id))
                .findFirst();
    }
}
