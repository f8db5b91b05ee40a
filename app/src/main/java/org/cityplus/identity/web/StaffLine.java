package org.cityplus.identity.web;

import org.cityplus.identity.StaffAdministration;
import org.cityplus.kernel.LocalizedText;

/** A member of staff as a line of a page. Public for templates only. */
public record StaffLine(StaffAdministration.Member member, LocalizedText agency) {}
