package org.cityplus.files;

import java.util.UUID;

/** Names one stored file. */
public record FileId(UUID value) {
    public static FileId parse(String text) {
        return new FileId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
