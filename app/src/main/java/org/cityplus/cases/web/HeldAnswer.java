package org.cityplus.cases.web;

import org.cityplus.kernel.LocalizedText;
import org.cityplus.kernel.Message;

/**
 * One of several answers to a question that services hold differently. Public for templates only.
 *
 * @param services those that say so
 */
public record HeldAnswer(String answer, Message text, LocalizedText services) {}
