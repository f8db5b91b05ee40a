package org.cityplus.web;

/** One bottom tab of the resident's app; a module contributes it as a bean. {@code textKey} is its one-word label. */
public record Tab(int order, String href, String icon, String textKey) {}
