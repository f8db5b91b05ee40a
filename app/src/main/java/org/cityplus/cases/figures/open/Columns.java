package org.cityplus.cases.figures.open;

import java.util.List;

/** What the columns of a month's file are called. */
public final class Columns {
    public static final List<String> LIST = List.of(
            "month",
            "agency",
            "agency_zh",
            "agency_en",
            "service",
            "service_zh",
            "service_en",
            "measure",
            "measure_zh",
            "measure_en",
            "part",
            "part_zh",
            "part_en",
            "value",
            "at_least",
            "at_most");

    private Columns() {}
}
