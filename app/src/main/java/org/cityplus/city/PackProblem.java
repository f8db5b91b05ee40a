package org.cityplus.city;

/**
 * One mistake in a city pack.
 *
 * @param file the file, relative to the pack's folder
 * @param line the line, counted from 1; 0 when the mistake is not in one line
 * @param field the column or key
 * @param rule what must hold
 * @param remedy what to do about it
 */
public record PackProblem(String file, int line, String field, String rule, String remedy) {
    @Override
    public String toString() {
        String place = line > 0 ? file + ":" + line : file;
        return place + ", " + field + ": " + rule + ". " + remedy + ".";
    }
}
