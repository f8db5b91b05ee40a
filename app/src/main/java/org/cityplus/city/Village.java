package org.cityplus.city;

/**
 * A village or neighbourhood committee.
 *
 * @param code twelve digits as the statistics bureau gave them
 * @param town the code of its {@link Town}
 */
public record Village(String code, String town, String name) {}
