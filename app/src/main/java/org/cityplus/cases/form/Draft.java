package org.cityplus.cases.form;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.cityplus.cases.CaseId;
import org.jspecify.annotations.Nullable;

/**
 * A form being filled in, on any device. Once lodged it only remembers which case it became.
 *
 * @param version of the service's definition it is filled in under
 * @param revision counts its writes
 * @param touched the write that last changed each answer
 */
public record Draft(
        UUID id,
        UUID resident,
        String service,
        String version,
        int revision,
        Map<String, Integer> touched,
        Map<String, String> answers,
        Instant savedAt,
        @Nullable CaseId lodgedAs) {

    /** Answers on a page that nobody keeps yet. */
    public static Draft unkept(
            UUID id, UUID resident, String service, String version, Map<String, String> answers, Instant at) {
        return new Draft(id, resident, service, version, 0, Map.of(), answers, at, null);
    }

    /** The same with these answers, kept or not: for a page that shows them. */
    public Draft withAnswers(Map<String, String> shown) {
        return new Draft(id, resident, service, version, revision, touched, shown, savedAt, lodgedAs);
    }

    /** The same with what was typed on top. */
    public Draft withTyped(Map<String, String> typed) {
        Map<String, String> shown = new HashMap<>(answers);
        shown.putAll(typed);
        return withAnswers(shown);
    }

    public Optional<CaseId> findLodgedAs() {
        return Optional.ofNullable(lodgedAs);
    }

    public String answer(String field) {
        return answers.getOrDefault(field, "");
    }

    /** Whether another device changed this answer after the write {@code seen}. */
    boolean changedSince(String field, int seen) {
        return touched.getOrDefault(field, 0) > seen;
    }
}
