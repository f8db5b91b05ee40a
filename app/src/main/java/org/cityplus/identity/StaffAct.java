package org.cityplus.identity;

import java.time.Instant;
import java.util.UUID;
import org.cityplus.city.AgencyId;
import org.jspecify.annotations.Nullable;

/**
 * Something a security administrator does about a member of staff.
 *
 * @param username of somebody invited, empty otherwise; so is {@code name}
 * @param agency of the role that is given or taken; null when none is
 */
record StaffAct(
        Kind kind,
        UUID staff,
        String username,
        String name,
        @Nullable AgencyId agency,
        @Nullable Role role,
        @Nullable Instant until,
        String why) {
    enum Kind {
        INVITE("invited"),
        GRANT("role-given"),
        END("role-taken"),
        RENEW("link-given"),
        LEAVE("left");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** As the record calls it. */
        String word() {
            return word;
        }

        boolean givesRole() {
            return this == INVITE || this == GRANT;
        }

        /** Whether the person comes in anew where two decide: whoever becomes an administrator has no proof of before. */
        boolean letsIn() {
            return givesRole() || this == RENEW;
        }
    }

    static StaffAct invite(UUID staff, String username, String name, GrantCheck.Checked role) {
        return new StaffAct(Kind.INVITE, staff, username, name, role.agency(), role.role(), role.until(), role.why());
    }

    static StaffAct grant(UUID staff, GrantCheck.Checked role) {
        return new StaffAct(Kind.GRANT, staff, "", "", role.agency(), role.role(), role.until(), role.why());
    }

    static StaffAct end(UUID staff, AgencyId agency, Role role, String why) {
        return new StaffAct(Kind.END, staff, "", "", agency, role, null, why);
    }

    static StaffAct about(Kind kind, UUID staff, String why) {
        return new StaffAct(kind, staff, "", "", null, null, null, why);
    }

    boolean isAboutSomebodyNew() {
        return kind == Kind.INVITE;
    }

    /** For the record: the role, where one is given or taken, and the reason. */
    String summary() {
        if (role == null || agency == null) {
            return why;
        }
        return agency + " " + role + (until == null ? "" : " until " + until) + ": " + why;
    }
}
