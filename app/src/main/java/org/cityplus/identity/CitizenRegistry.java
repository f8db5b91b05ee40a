package org.cityplus.identity;

/** The register of who is who; one adapter per provider, and a sandbox. */
public interface CitizenRegistry {
    /** Whether the document is this person's. */
    Answer verify(IdentityDocument document, String name);

    /** Whether the register knows {@code guardian} as a parent or guardian of {@code child}. */
    Answer guardianship(IdentityDocument child, IdentityDocument guardian);

    /** What is kept as the source of an answer. */
    String source();

    /** What the register says. */
    enum Answer {
        MATCH,
        MISMATCH,
        NOT_FOUND,
        /** It did not answer; nothing is known, and nothing was decided. */
        UNAVAILABLE
    }
}
