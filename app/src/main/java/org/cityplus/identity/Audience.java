package org.cityplus.identity;

/** Who a door is open to. */
public enum Audience {
    ANYONE,
    RESIDENT,
    STAFF
}
