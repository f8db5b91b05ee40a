package org.cityplus.identity;

import java.util.List;

/**
 * Paths open to an audience. Each module declares its own as beans; a path no door opens stays shut.
 *
 * @param patterns Spring path patterns, such as {@code /cases/**}
 */
public record Door(Audience audience, List<String> patterns) {
    public static Door to(Audience audience, String... patterns) {
        return new Door(audience, List.of(patterns));
    }
}
