package org.cityplus.vault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Whose keys were destroyed, in a file outside the database, so that a restored backup can be told. It holds bare ids that lead to
 * nobody, one a line, and only ever grows.
 */
final class DestroyedList {
    private final Path file;

    DestroyedList(Path file) {
        this.file = file;
    }

    /** A line that was cut short by a crash is passed over: the database still knows of it. */
    Set<UUID> read() {
        if (!Files.exists(file)) {
            return Set.of();
        }
        Set<UUID> ids = new LinkedHashSet<>();
        try {
            for (String line : Files.readAllLines(file, StandardCharsets.US_ASCII)) {
                if (line.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")) {
                    ids.add(UUID.fromString(line));
                }
            }
            return ids;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /** On the disk when this returns. One write in append mode: lines of several nodes do not mix. */
    void add(Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return;
        }
        String lines = ids.stream().map(id -> "\n" + id).collect(Collectors.joining("", "", "\n"));
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
                channel.write(ByteBuffer.wrap(lines.getBytes(StandardCharsets.US_ASCII)));
                channel.force(true);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }
}
