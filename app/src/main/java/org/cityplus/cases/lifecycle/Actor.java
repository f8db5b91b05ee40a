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
        OFFICER,
        /** Who acts for the applicant. */
        REPRESENTATIVE,
        /** A clerk at a counter, for the applicant. */
        CLERK,
        /** Nobody: a term ended, and the law says what that means. */
        CLOCK
    }

    /** A term that ended. */
    public static final Actor CLOCK = new Actor(Kind.CLOCK, new UUID(0, 0), "");
    /** An officer's name is said in the office's name; nobody's else is there, or it is sealed. */
    boolean isPublic() {
        return kind == Kind.OFFICER || kind == Kind.APPLICANT || kind == Kind.CLOCK;
    }

    /** Under whose key the name is: a representative's under their own, a clerk's with the case. */
    UUID keyOfName(UUID applicant) {
        return kind == Kind.REPRESENTATIVE ? id : applicant;
    }

    public static Actor applicant(UUID resident) {
        return new Actor(Kind.APPLICANT, resident, "");
    }

    /** Who filed for the applicant, and acts for them on. */
    public static Actor of(Filer filer) {
        Kind kind = filer.as() == Filer.As.CLERK ? Kind.CLERK : Kind.REPRESENTATIVE;
        return new Actor(kind, filer.id(), filer.name());
    }

    public static Actor clerk(UUID id, String name) {
        return new Actor(Kind.CLERK, id, name);
    }

    public static Actor officer(UUID id, String name) {
        return new Actor(Kind.OFFICER, id, name);
    }
}
