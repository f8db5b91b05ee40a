package org.cityplus.cases.definition;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** How what is granted reaches the applicant, by their own choice: where a form asks, it asks so ({@link #QUESTION}). */
public enum Delivery {
    POST,
    COLLECT;

    /** The id of the question; like {@code name} and {@code office} it means the same in every service. */
    private static final String QUESTION = "delivery";

    /** The way chosen in {@code answers}; none where nothing of the kind was asked. */
    public static Optional<Delivery> find(Map<String, String> answers) {
        String answer = answers.getOrDefault(QUESTION, "");
        return Arrays.stream(values()).filter(way -> way.word().equals(answer)).findFirst();
    }

    /** The option's id. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
