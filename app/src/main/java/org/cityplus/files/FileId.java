package org.cityplus.files;

import java.util.Optional;
import java.util.UUID;

/** Names one stored file. */
public record FileId(UUID value) {
    public static FileId parse(String text) {
        return new FileId(UUID.fromString(text));
    }

    /** The id in {@code text}, if it is one. */
    public static Optional<FileId> tryParse(String text) {
        try {
            return Optional.of(parse(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
