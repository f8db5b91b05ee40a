package org.cityplus.cases.desk.web;

import org.cityplus.cases.lifecycle.CaseRow;
import org.cityplus.kernel.LocalizedText;
import org.cityplus.kernel.Message;

/** The next right thing as people read it. Public for templates only. */
public record NextLine(CaseRow row, LocalizedText service, Message why) {}
