package org.cityplus.channels.web;

import org.cityplus.city.AgencyId;
import org.cityplus.city.City;
import org.springframework.stereotype.Component;

@Component
class Senders {
    private final City city;

    Senders(City city) {
        this.city = city;
    }

    Sender get(AgencyId id) {
        return id.equals(AgencyId.CITY)
                ? Sender.of(city)
                : city.findAgency(id).map(Sender::of).orElseGet(() -> Sender.former(id.value()));
    }

    boolean exists(AgencyId id) {
        return id.equals(AgencyId.CITY) || city.findAgency(id).isPresent();
    }
}
