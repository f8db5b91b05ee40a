package org.cityplus.cases.web;

import org.cityplus.cases.definition.Field;
import org.cityplus.cases.definition.Section;
import org.cityplus.kernel.Message;

/** One question and its answer, as read back. */
public record Answer(Section section, Field field, Message text) {}
