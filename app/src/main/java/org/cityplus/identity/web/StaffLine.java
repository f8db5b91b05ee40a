package org.cityplus.identity.web;

import org.cityplus.identity.StaffDirectory;
import org.cityplus.kernel.LocalizedText;

/** A member of staff as a line of a page. Public for templates only. */
public record StaffLine(StaffDirectory.Member member, LocalizedText agency) {}
