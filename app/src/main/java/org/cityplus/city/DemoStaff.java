package org.cityplus.city;

import org.cityplus.kernel.LocalizedText;

/**
 * A made-up member of an agency's staff.
 *
 * @param role what they may do there, such as {@code officer}
 * @param password the open secret to sign in with, in a demonstration only
 */
public record DemoStaff(String username, LocalizedText name, AgencyId agency, String role, String password) {}
