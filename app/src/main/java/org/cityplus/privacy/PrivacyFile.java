package org.cityplus.privacy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.cityplus.kernel.LocalizedText;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** {@code privacy.yaml} of a city pack. Strict: what it does not know, it refuses, naming file and place. */
record PrivacyFile(LocalDate checked, Integer coolingOffDays, Integer copyDays, List<Entry> kinds) {
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    record Text(@Nullable String zh, @Nullable String en) {}

    record Entry(
            @Nullable String id,
            @Nullable Text name,
            @Nullable Text what,
            @Nullable Text purpose,
            @Nullable Text basis,
            @Nullable Text until,
            @Nullable String after,
            @Nullable Map<String, String> services,
            @Nullable String erasure,
            @Nullable Text stays,
            @Nullable String source,
            @Nullable Boolean verified) {}

    /** What a pack declares. */
    record Contents(int coolingOffDays, int copyDays, List<Declared> kinds) {}

    static Contents read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new PrivacyFileException(
                    file + ": missing. A city says what it keeps about people, why and for how long.");
        }
        try {
            return YAML.readValue(Files.readString(file), PrivacyFile.class).contents(file);
        } catch (JacksonException e) {
            throw new PrivacyFileException(file + " line "
                    + (e.getLocation() == null ? "?" : e.getLocation().getLineNr()) + ": " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new PrivacyFileException(file + ": cannot be read: " + e.getMessage());
        }
    }

    private Contents contents(Path file) {
        if (coolingOffDays == null || coolingOffDays < 1 || copyDays == null || copyDays < 1 || checked == null) {
            throw new PrivacyFileException(
                    file + ": checked, coolingOffDays and copyDays must be there; days are 1 or more.");
        }
        if (kinds == null || kinds.isEmpty()) {
            throw new PrivacyFileException(file + ": kinds must name at least one.");
        }
        Set<String> ids = new HashSet<>();
        List<Declared> declared =
                kinds.stream().map(entry -> declared(file, entry)).toList();
        declared.stream().filter(kind -> !ids.add(kind.id())).findFirst().ifPresent(twice -> {
            throw new PrivacyFileException(file + ": " + twice.id() + " is there twice.");
        });
        return new Contents(coolingOffDays, copyDays, declared);
    }

    private static Declared declared(Path file, Entry entry) {
        String id = need(file, "?", "id", entry.id);
        Declared.Erasure erasure = erasure(file, id, entry.erasure);
        if ((erasure != Declared.Erasure.GOES) != (entry.stays != null)) {
            throw new PrivacyFileException(
                    file + ": " + id + ".stays says why something is kept, where erasure is not goes.");
        }
        return new Declared(
                id,
                both(file, id, "name", entry.name),
                both(file, id, "what", entry.what),
                both(file, id, "purpose", entry.purpose),
                both(file, id, "basis", entry.basis),
                both(file, id, "until", entry.until),
                entry.after == null ? null : period(file, id, entry.after),
                entry.services == null
                        ? Map.of()
                        : entry.services.entrySet().stream()
                                .collect(Collectors.toUnmodifiableMap(
                                        Map.Entry::getKey, service -> period(file, id, service.getValue()))),
                erasure,
                entry.stays == null ? null : both(file, id, "stays", entry.stays),
                need(file, id, "source", entry.source),
                Boolean.TRUE.equals(entry.verified));
    }

    private static Declared.Erasure erasure(Path file, String id, @Nullable String word) {
        try {
            return Declared.Erasure.valueOf(need(file, id, "erasure", word).toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new PrivacyFileException(file + ": " + id + ".erasure is goes, stays, blocks or unreadable.");
        }
    }

    private static Period period(Path file, String id, String text) {
        try {
            Period period = Period.parse(text);
            if (!period.isNegative() && !period.isZero()) {
                return period;
            }
        } catch (DateTimeException e) {
            // said below
        }
        throw new PrivacyFileException(
                file + ": " + id + " has a period that is none: " + text + ". Write P90D or P3Y.");
    }

    private static LocalizedText both(Path file, String id, String place, @Nullable Text text) {
        if (text == null) {
            throw new PrivacyFileException(file + ": " + id + "." + place + " is missing.");
        }
        return new LocalizedText(
                need(file, id, place + ".zh", text.zh).strip(),
                need(file, id, place + ".en", text.en).strip());
    }

    private static String need(Path file, String id, String place, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw new PrivacyFileException(file + ": " + id + "." + place + " is missing.");
        }
        return value;
    }
}
