package org.cityplus.kernel;

/**
 * A line the operator reads when the city is up, such as who may sign in; a module contributes it as a bean.
 *
 * @param line what is printed, with the city's address in place of {@link #SITE}
 */
public record StartupNote(int order, String line) {
    public static final String SITE = "{site}";
}
