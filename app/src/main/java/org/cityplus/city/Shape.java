package org.cityplus.city;

import org.cityplus.kernel.DistrictCode;

/**
 * A district as drawn on the map.
 *
 * @param svgPath value for the {@code d} of an SVG path
 * @param x across, of the point where its label has most room, in the map's units
 * @param y down, likewise
 * @param room how far the district reaches from that point on every side, so a page can leave out what would not fit
 */
public record Shape(DistrictCode code, String svgPath, int x, int y, int room) {}
