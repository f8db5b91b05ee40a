package org.cityplus.identity;

/** One way from Me to what a module keeps for a resident; the module contributes it as a bean. */
public record MeLink(int order, String href, String icon, String textKey) {}
