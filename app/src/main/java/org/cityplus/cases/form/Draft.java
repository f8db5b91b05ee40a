package org.cityplus.cases.form;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.cityplus.cases.CaseId;
import org.jspecify.annotations.Nullable;

/** A form being filled in, on any device. Once lodged it only remembers which case it became. */
public record Draft(
        UUID id,
        UUID resident,
        String service,
        Map<String, String> answers,
        Instant savedAt,
        @Nullable CaseId lodgedAs) {

    public Optional<CaseId> findLodgedAs() {
        return Optional.ofNullable(lodgedAs);
    }

    public String answer(String field) {
        return answers.getOrDefault(field, "");
    }
}
