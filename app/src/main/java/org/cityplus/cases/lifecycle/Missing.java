package org.cityplus.cases.lifecycle;

/** One thing the applicant is asked for: the question, and what is wrong with the answer. */
public record Missing(String field, String why) {}
