package org.cityplus.identity;

/** Who a door is open to. Doors are asked in this order, so that a narrow one inside a wide one counts. */
public enum Audience {
    ANYONE,
    OFFICER,
    SUPERVISOR,
    CLERK,
    SYSTEM_ADMINISTRATOR,
    SECURITY_ADMINISTRATOR,
    AUDIT_ADMINISTRATOR,
    RESIDENT,
    /** Every member of staff, whatever the role. */
    STAFF
}
