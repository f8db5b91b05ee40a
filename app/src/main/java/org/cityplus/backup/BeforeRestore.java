package org.cityplus.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Everything that can be known to be wrong before a folder is begun, which a second try would find in its way. */
record BeforeRestore(Path archive, Path data, Optional<Passphrase> passphrase) {
    private static final int LONGEST_KEY = 1 << 20;

    /** All together; a city's are a few hundred bytes each. */
    private static final int LONGEST_KEYS = 1 << 24;

    /** @throws BackupProblem when the restore would not end well */
    void check(Restore.Target target) throws IOException {
        requireEmpty();
        requireFolder("--wal", target.log());
        requireFolder("--files", target.files());
        Backup.say("Reading the archive through");
        Map<String, byte[]> locked = new LinkedHashMap<>();
        int[] length = {0};
        ArchiveReader.Content content = ArchiveReader.check(archive, (entry, isFolder, in) -> {
            if (Part.of(entry) == Part.KEYS && !isFolder && passphrase.isPresent()) {
                byte[] key = in.readNBytes(LONGEST_KEY);
                length[0] += key.length;
                if (length[0] > LONGEST_KEYS) {
                    throw new BackupProblem(archive + " holds more keys than any city has." + Defects.REMEDY);
                }
                locked.put(Part.KEYS.nameOf(entry), key);
            }
        });
        if (content.newer().isPresent()) {
            throw new BackupProblem(content.newer().get());
        }
        passphrase.ifPresent(phrase -> locked.forEach(phrase::unlock));
        requireSpace(content.bytes());
    }

    private void requireEmpty() throws IOException {
        if (!Files.exists(data)) {
            return;
        }
        if (!Files.isDirectory(data)) {
            throw new BackupProblem(data + " is no folder. Name a new one with --data.");
        }
        try (Stream<Path> all = Files.list(data)) {
            if (all.findAny().isPresent()) {
                throw new BackupProblem(
                        data + " is not empty. A restore replaces nothing: name a new folder with --data.");
            }
        }
    }

    private static void requireFolder(String option, @Nullable Path folder) {
        if (folder != null && !Files.isDirectory(folder)) {
            throw new BackupProblem(option + " names no folder: " + folder + ".");
        }
    }

    private void requireSpace(long bytes) throws IOException {
        Path there = data;
        while (!Files.exists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        long free = Files.getFileStore(there).getUsableSpace();
        if (free < bytes) {
            throw new BackupProblem("The archive needs " + (bytes >> 20) + " MB in " + data + ", where " + (free >> 20)
                    + " MB are free. Name a folder on another disk with --data.");
        }
    }
}
