package org.cityplus.privacy.web;

import java.util.List;
import org.cityplus.kernel.PersonalData.Ending;
import org.cityplus.privacy.Declared;

/** One kind of data, how many of it there are, and until when what has a day of its own. Public for templates only. */
public record DataLine(Declared kind, long number, List<Ending> endings) {}
