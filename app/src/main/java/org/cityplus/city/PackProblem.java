package org.cityplus.city;

import org.cityplus.kernel.Message;

/**
 * One mistake in a city pack.
 *
 * @param file the file, relative to the pack's folder
 * @param line the line, counted from 1; 0 when the mistake is not in one line
 * @param field the column or key
 * @param wrong what must hold and what to do about it, without the place
 */
public record PackProblem(String file, int line, String field, Message wrong) {
    /** In English, for whoever starts the city: where, what must hold, what to do. */
    @Override
    public String toString() {
        String place = line > 0 ? file + ":" + line : file;
        return place + ", " + field + ": " + PackEnglish.say(wrong);
    }
}
