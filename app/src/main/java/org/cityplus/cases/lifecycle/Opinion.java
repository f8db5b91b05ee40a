package org.cityplus.cases.lifecycle;

import java.util.UUID;

/** What one officer found. @param kind of the agency that gave it; empty for the one that decides */
public record Opinion(UUID officer, String kind, boolean favourable, String text) {}
