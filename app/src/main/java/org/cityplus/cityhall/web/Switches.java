package org.cityplus.cityhall.web;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cityplus.city.City;
import org.cityplus.city.Edition;
import org.cityplus.city.Feature;
import org.cityplus.city.OfferedServices;
import org.cityplus.city.OfferedServices.Offered;
import org.cityplus.kernel.Message;
import org.springframework.stereotype.Component;

/** The features by their names. */
@Component
public class Switches {
    private final City city;
    private final OfferedServices services;

    Switches(City city, OfferedServices services) {
        this.city = city;
        this.services = services;
    }

    /**
     * One switch.
     *
     * @param id of its elements on a page
     * @param told what people are told while it is off
     */
    public record Line(Feature feature, String id, Message name, Message told, boolean on) {}

    List<Line> list(Edition edition) {
        Map<String, Offered> offered =
                services.listOffered().stream().collect(Collectors.toMap(Offered::id, Function.identity()));
        return city.features().stream()
                .map(feature -> new Line(
                        feature,
                        feature.key().replace('.', '-'),
                        name(feature, offered),
                        city.pausedMessage(feature),
                        !edition.paused().contains(feature)))
                .toList();
    }

    private static Message name(Feature feature, Map<String, Offered> offered) {
        if (!feature.isService()) {
            return Message.of("cityhall.switch." + feature.key());
        }
        Offered service = offered.get(feature.serviceId());
        return Message.of("cityhall.switch.service", service == null ? feature.serviceId() : service.name());
    }
}
