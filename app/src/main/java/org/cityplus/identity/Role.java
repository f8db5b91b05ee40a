package org.cityplus.identity;

/**
 * What a member of staff may do for an agency. System, security and audit administration are three roles that no one
 * person holds together (GB/T 22239, separation of the three administrators).
 */
public enum Role {
    /** Looks at and decides the agency's cases. */
    OFFICER,
    /** Sees the agency's load and its unusual looks, and hands work over. */
    SUPERVISOR,
    /** Serves people at the counter: files for them, helps who lost a phone. */
    CLERK,
    /** Agencies, offices, calendars, texts, switches; no resident's record. */
    SYSTEM_ADMINISTRATOR,
    /** Staff, roles, second factors, sessions; no resident's record. */
    SECURITY_ADMINISTRATOR,
    /** The audit log and its checkpoints; changes nothing. */
    AUDIT_ADMINISTRATOR;

    /** Whether nobody who holds it may hold another. */
    public boolean isAdministrator() {
        return this == SYSTEM_ADMINISTRATOR || this == SECURITY_ADMINISTRATOR || this == AUDIT_ADMINISTRATOR;
    }
}
