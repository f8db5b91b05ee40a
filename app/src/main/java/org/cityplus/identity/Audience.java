package org.cityplus.identity;

import java.util.List;

/** Who a door is open to. Doors are asked in this order, so that a narrow one inside a wide one counts. */
public enum Audience {
    ANYONE,
    OFFICER,
    SUPERVISOR,
    CLERK,
    SYSTEM_ADMINISTRATOR,
    SECURITY_ADMINISTRATOR,
    AUDIT_ADMINISTRATOR,
    /** Who confirms or declines what a security administrator proposes about administrators' accounts. */
    SECOND_ADMINISTRATOR("SYSTEM_ADMINISTRATOR", "AUDIT_ADMINISTRATOR"),
    RESIDENT,
    /** Every member of staff, whatever the role. */
    STAFF;

    private final List<String> roles;

    Audience(String... roles) {
        this.roles = roles.length == 0 ? List.of(name()) : List.of(roles);
    }

    /** Any one of them opens the door. */
    public List<String> roles() {
        return roles;
    }
}
