package org.cityplus.cases.definition;

import org.cityplus.cases.definition.expression.Expression;
import org.cityplus.kernel.LocalizedText;

/** What must hold between answers; the mistake is told beside {@code field}. */
public record FormRule(String id, String field, Expression check, LocalizedText says) {}
