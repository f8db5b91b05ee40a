package org.cityplus.cases.form;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cityplus.kernel.FieldError;

/**
 * A draft after a save.
 *
 * @param conflicts answers that were not taken because another device changed them since; what stands there now, by question
 * @param refused answers that were not taken because they are too long
 */
public record Saved(Draft draft, Map<String, String> conflicts, List<FieldError> refused) {
    /** The questions whose answers were not taken. */
    public Set<String> untaken() {
        return Stream.concat(conflicts.keySet().stream(), refused.stream().map(FieldError::field))
                .collect(Collectors.toUnmodifiableSet());
    }
}
