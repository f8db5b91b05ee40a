package org.cityplus.cases;

/** Something happened to a case that its applicant may know of. */
public record CaseTold(CaseId caseId) {}
