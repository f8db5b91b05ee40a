package org.cityplus.cases.figures.web;

import java.util.List;

/**
 * A place on the axis of a plot and what stands there.
 *
 * @param label as it is read
 * @param tick below the axis; empty for most where there are many
 * @param values one for each series
 */
public record Bar(String label, String tick, List<Long> values) {}
