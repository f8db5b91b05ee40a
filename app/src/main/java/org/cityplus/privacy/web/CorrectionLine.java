package org.cityplus.privacy.web;

import org.cityplus.kernel.LocalizedText;
import org.cityplus.privacy.rights.Corrections.Correction;

/**
 * A request for correction as people read it. Public for templates only.
 *
 * @param who the person's name, for the officer
 */
public record CorrectionLine(Correction correction, LocalizedText agency, String who) {}
