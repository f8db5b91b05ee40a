package org.cityplus.cases.definition;

import java.util.List;
import org.cityplus.kernel.LocalizedText;

/** One page of a form: one matter. */
public record Section(String id, LocalizedText title, List<Field> fields) {}
