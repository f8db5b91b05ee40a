package org.cityplus.identity;

/**
 * Where a sign-in comes from, for limits.
 *
 * @param address the network address; kept as a digest only
 * @param device the mark in the device's signed cookie
 */
public record SignInCaller(String address, String device) {}
