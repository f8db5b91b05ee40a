package org.cityplus.channels;

import java.time.LocalDate;
import org.cityplus.kernel.Message;

/**
 * One thing that waits for a resident.
 *
 * @param what the act, verb first, such as 「护照：缴费并到场采集」
 * @param by the last day to do it
 * @param link path of the page where it is done
 */
public record Waiting(Message what, LocalDate by, String link) {}
