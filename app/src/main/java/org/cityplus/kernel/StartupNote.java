package org.cityplus.kernel;

/** A line the operator reads when the city is up, such as who may sign in; a module contributes it as a bean. */
public record StartupNote(int order, String line) {}
