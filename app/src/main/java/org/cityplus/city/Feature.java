package org.cityplus.city;

import java.util.List;
import java.util.stream.Stream;

/**
 * Something a city can pause while it runs. The list is closed: the four here, and for each service of the pack whether
 * people can newly apply.
 *
 * @param key as switches.csv writes it, such as {@code mandates} or {@code service.passport-first}
 */
public record Feature(String key) implements Comparable<Feature> {
    /** Residents nobody knows yet come in by themselves. */
    public static final Feature SIGN_UP = new Feature("residents.sign-up");

    /** New mandates to act for others; those there are stay, and can be ended. */
    public static final Feature MANDATES = new Feature("mandates");

    /** Clerks receive people at the counter. */
    public static final Feature COUNTER = new Feature("counter");

    /** Residents allow further programs to know them. */
    public static final Feature NEW_CONSENTS = new Feature("openid.new-consents");

    /** Those every city has. */
    public static final List<Feature> COMMON = List.of(SIGN_UP, MANDATES, COUNTER, NEW_CONSENTS);

    private static final String SERVICE = "service.";

    /** New applications for a service. */
    public static Feature service(String id) {
        return new Feature(SERVICE + id);
    }

    static List<Feature> all(List<String> services) {
        return Stream.concat(COMMON.stream(), services.stream().map(Feature::service))
                .toList();
    }

    /** Whether it is one service's. */
    public boolean isService() {
        return key.startsWith(SERVICE);
    }

    /** The service's id. */
    public String serviceId() {
        return key.substring(SERVICE.length());
    }

    /** What people are told while it is paused; takes the number to call. */
    String pausedKey() {
        return switch (key) {
            case "residents.sign-up" -> "city.paused.sign-up";
            case "mandates" -> "city.paused.mandates";
            case "counter" -> "city.paused.counter";
            case "openid.new-consents" -> "city.paused.new-consents";
            default -> "city.paused.service";
        };
    }

    @Override
    public int compareTo(Feature other) {
        return key.compareTo(other.key);
    }

    @Override
    public String toString() {
        return key;
    }
}
