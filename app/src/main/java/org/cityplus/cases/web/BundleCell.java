package org.cityplus.cases.web;

import org.cityplus.kernel.LocalizedText;
import org.cityplus.kernel.Message;

/** A life event that somebody began, as a list shows it. Public for templates only. */
public record BundleCell(
        LocalizedText name, String icon, String tint, String href, Message line, boolean yourTurn, boolean closed) {}
