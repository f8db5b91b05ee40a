package org.cityplus.cases.lifecycle;

import java.util.UUID;

/**
 * Who acted.
 *
 * @param name how others see them: an officer's name; empty for the applicant and for the city's own machinery
 */
public record Actor(Kind kind, UUID id, String name) {
    public enum Kind {
        APPLICANT,
        OFFICER
    }

    public static Actor applicant(UUID resident) {
        return new Actor(Kind.APPLICANT, resident, "");
    }

    public static Actor officer(UUID id, String name) {
        return new Actor(Kind.OFFICER, id, name);
    }
}
