package org.cityplus.cityhall.web;

import org.cityplus.city.Office;
import org.cityplus.kernel.LocalizedText;

/** An office in the list, with the names behind its ids. */
public record OfficeLine(Office office, LocalizedText agency, LocalizedText district) {}
