package org.cityplus.cityhall;

/**
 * What goes with every change.
 *
 * @param seen the revision of the city that was on the page
 * @param why the reason, for the record
 * @param confirmed how many affected by the change were shown and accepted; 0 for none
 */
public record Reason(long seen, String why, long confirmed) {}
