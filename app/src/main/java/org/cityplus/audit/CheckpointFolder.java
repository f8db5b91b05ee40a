package org.cityplus.audit;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * A second place for signed states, named by the operator and best in other hands: a mount of another office, a folder that is
 * sent away. Each day is a file of its own, written once and never again; what was not brought yesterday is brought today.
 */
@Component
class CheckpointFolder {
    /** So far back it is looked for what is missing. */
    static final int DAYS = 60;

    private static final Logger LOG = LoggerFactory.getLogger(CheckpointFolder.class);

    private final @Nullable Path folder;
    private @Nullable LocalDate brought;

    CheckpointFolder(@Value("${cityplus.audit.publish-to:#{null}}") @Nullable Path folder) {
        this.folder = folder;
    }

    /** Once a day is brought, nothing more is asked for on it. A place that fails is tried again, and delays nothing else. */
    void bring(LocalDate today, Supplier<List<MerkleLog.Published>> published) {
        if (folder == null || today.equals(brought)) {
            return;
        }
        try {
            Files.createDirectories(folder);
            List<MerkleLog.Published> all = published.get();
            for (MerkleLog.Published one : all) {
                write(folder, one);
            }
            if (all.stream().anyMatch(one -> one.day().equals(today))) {
                brought = today;
            }
        } catch (IOException e) {
            LOG.error("the signed states cannot be brought to {}: {}", folder, e.toString());
        }
    }

    private static void write(Path folder, MerkleLog.Published one) throws IOException {
        Path file = folder.resolve("audit-" + one.day() + ".txt");
        byte[] note = one.note().getBytes(StandardCharsets.UTF_8);
        if (Files.exists(file)) {
            tellIfAnother(file, note);
            return;
        }
        Path fresh = folder.resolve(file.getFileName() + "." + UUID.randomUUID());
        Files.write(fresh, note, StandardOpenOption.CREATE_NEW);
        try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        try {
            // Unlike a move, a link never replaces what is there.
            Files.createLink(file, fresh);
        } catch (FileAlreadyExistsException anotherNodeWasFaster) {
            tellIfAnother(file, note);
        } finally {
            Files.delete(fresh);
        }
    }

    /** Two signed states of one day: the log was rewritten, or the folder is another city's. */
    private static void tellIfAnother(Path file, byte[] note) throws IOException {
        if (!java.util.Arrays.equals(Files.readAllBytes(file), note)) {
            LOG.error("{} holds another signed state than the log does for that day; neither was changed", file);
        }
    }
}
