package org.cityplus.web;

/** One entry of the desk's rail, for viewers with {@code role}; a module contributes it as a bean. */
public record DeskEntry(int order, String href, String icon, String textKey, String role) {}
