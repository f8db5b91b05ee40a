package org.cityplus.oversight.web;

/** What was typed about a person to protect; the number of their document is typed anew. Public for templates only. */
public record ProtectedTyped(String documentKind, String kind, String why) {}
