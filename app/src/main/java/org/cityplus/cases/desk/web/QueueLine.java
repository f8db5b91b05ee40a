package org.cityplus.cases.desk.web;

import org.cityplus.cases.desk.TimeLeft;
import org.cityplus.cases.lifecycle.CaseRow;
import org.cityplus.kernel.LocalizedText;

/**
 * A row of the queue as people read it. Public for templates only.
 *
 * @param waiting the desk has to wait for the applicant
 */
public record QueueLine(CaseRow row, LocalizedText service, TimeLeft left, boolean waiting, Flag flag) {}
