package org.cityplus.privacy.web;

import org.cityplus.privacy.Declared;

/** One kind of data and how many of it there are. Public for templates only. */
public record DataLine(Declared kind, long number) {}
