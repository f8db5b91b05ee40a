package org.cityplus.kernel;

/** What is wrong with one field: the field's name, and a message that names the rule and the remedy. */
public record FieldError(String field, Message message) {}
