package org.cityplus.cases.definition;

import java.time.LocalDate;
import java.util.List;
import org.cityplus.cases.definition.process.ProcessFile;
import org.jspecify.annotations.Nullable;

/** {@code service.yaml} as written. */
record ServiceFile(
        String id,
        String version,
        LocalDate effective,
        LocalDate checked,
        String icon,
        String tint,
        String agencyKind,
        String numberPrefix,
        Integer minutes,
        Integer visits,
        @Nullable Boolean forOthers,
        PromiseEntry promise,
        ProcessFile process,
        List<Fee> fees,
        List<SectionEntry> sections,
        List<String> refusalGrounds) {

    record PromiseEntry(Integer workingDays) {}

    record SectionEntry(String id, List<FieldEntry> fields) {}

    record FieldEntry(
            String id,
            String type,
            @Nullable Integer maxLength,
            @Nullable Integer minimumAge,
            @Nullable String prefill,
            @Nullable List<String> options,
            @Nullable Condition onlyWhen,
            @Nullable List<String> accept,
            @Nullable Integer maxFiles,
            @Nullable Integer maxPages,
            @Nullable Boolean sensitive) {}
}
