package org.cityplus.cases.definition;

import java.util.Map;

/** A field is asked only when another one has this value. */
public record Condition(String field, String is) {
    public boolean holds(Map<String, String> answers) {
        return is.equals(answers.get(field));
    }
}
