package org.cityplus.city;

/** A place on the earth in degrees, WGS 84. */
public record GeoPoint(double longitude, double latitude) {}
