package org.cityplus.cases.figures.open;

/**
 * One number of a month.
 *
 * @param agency empty for the whole city
 * @param service empty for all of the agency's
 * @param measure what is counted, such as {@code received}
 * @param part such as a ground of refusal; empty where there are none
 */
record Cell(String agency, String service, String measure, String part, Shown shown) {}
