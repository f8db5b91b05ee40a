package org.cityplus.city;

import java.util.List;
import org.cityplus.kernel.LocalizedText;

/**
 * A made-up member of an agency's staff.
 *
 * @param roles what they may do there, such as {@code officer}
 * @param password the open secret to sign in with, in a demonstration only
 */
public record DemoStaff(String username, LocalizedText name, AgencyId agency, List<String> roles, String password) {}
