package org.cityplus.city;

/** Degrees to units of the drawing: equidistant, true to scale at the middle latitude, {@value #WIDTH} units wide. */
record Projection(double west, double north, double unitsPerLongitude, double unitsPerLatitude) {
    static final int WIDTH = 2000;
    private static final int MARGIN = 10;

    static Projection around(double west, double east, double south, double north) {
        double perLongitude = (WIDTH - 2.0 * MARGIN) / (east - west);
        return new Projection(west, north, perLongitude, perLongitude / Math.cos(Math.toRadians((south + north) / 2)));
    }

    int x(double longitude) {
        return Math.toIntExact(Math.round(MARGIN + (longitude - west) * unitsPerLongitude));
    }

    int y(double latitude) {
        return Math.toIntExact(Math.round(MARGIN + (north - latitude) * unitsPerLatitude));
    }

    int height(double south) {
        return y(south) + MARGIN;
    }
}
