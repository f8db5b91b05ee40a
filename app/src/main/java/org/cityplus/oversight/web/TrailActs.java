package org.cityplus.oversight.web;

import java.util.Set;

/** What acts are called to the audit administrator. Public for templates only. */
public final class TrailActs {
    private static final Set<String> NAMED = Set.of(
            "admin-begun-alone",
            "admin-confirmed",
            "admin-declined",
            "admin-lapsed",
            "admin-proposed",
            "admin-withdrawn",
            "came-in-by-link",
            "consent-withdrawn",
            "consented",
            "copy-asked",
            "copy-fetched",
            "correction-asked",
            "correction-declined",
            "correction-looked",
            "correction-made",
            "counter-identified",
            "counter-mandate-ended",
            "counter-mandate-given",
            "counter-phone-changed",
            "decided",
            "disabled",
            "erased",
            "erasure-asked",
            "erasure-begun",
            "erasure-cancelled",
            "fee-returned",
            "flag-accept",
            "flag-clear",
            "flag-explain",
            "flag-find-unfounded",
            "flag-opened",
            "flag-pass-on",
            "flag-reopen",
            "forgotten",
            "guardian-consent-revoked",
            "guardian-consented",
            "identity-verified",
            "invited",
            "left",
            "likeness-declared",
            "link-given",
            "lodged",
            "looked",
            "mandate-established",
            "mandate-requested",
            "paid",
            "paid-at-counter",
            "passkey-added",
            "passkey-removed",
            "preserved",
            "preserved-ended",
            "profile-corrected",
            "protected",
            "protection-ended",
            "quarantined",
            "registered",
            "representative-looked",
            "role-given",
            "role-taken",
            "saw-id-number",
            "trail-read",
            "visit-booked");

    private TrailActs() {}

    /** Whether {@code oversight.trail.<act>} says it in words; the code of any other act speaks for itself. */
    public static boolean isNamed(String act) {
        return NAMED.contains(act);
    }
}
