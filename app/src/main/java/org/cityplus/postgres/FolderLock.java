package org.cityplus.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.cityplus.kernel.FileProblem;

/** One process per data folder. The kernel lets go of the lock when its holder dies, however it dies. */
final class FolderLock implements AutoCloseable {
    /**
     * The files this process has locked. Whoever asked the kernel about one of them would lose it: closing a file gives up all
     * locks the process has on it (fcntl(2), advisory record locking).
     */
    private static final Set<Path> HERE = ConcurrentHashMap.newKeySet();

    private static final String THIS_PROCESS =
            Long.toString(ProcessHandle.current().pid());

    private final Path file;
    private final FileChannel channel;

    private FolderLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** Whether another process, or another part of this one, has the folder; changes nothing. */
    static boolean isHeld(Path data) {
        Path file = file(data);
        if (HERE.contains(file)) {
            return true;
        }
        if (!Files.exists(file)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            return channel.tryLock() == null;
        } catch (IOException e) {
            throw unusable(data, e);
        }
    }

    static FolderLock take(Path data) {
        Path file = file(data);
        if (!HERE.add(file)) {
            throw inUse(data, THIS_PROCESS);
        }
        boolean taken = false;
        try {
            Files.createDirectories(data);
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.tryLock() == null) {
                channel.close();
                throw inUse(data, holder(data));
            }
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(THIS_PROCESS.getBytes(StandardCharsets.US_ASCII)));
            taken = true;
            return new FolderLock(file, channel);
        } catch (IOException e) {
            throw unusable(data, e);
        } finally {
            if (!taken) {
                HERE.remove(file);
            }
        }
    }

    private static Path file(Path data) {
        return data.resolve("lock");
    }

    private static DatabaseProblem unusable(Path data, IOException why) {
        return new DatabaseProblem(
                "Cannot write to the data folder " + data + ": " + FileProblem.words(why)
                        + ". Or choose another with --data. 数据目录不可写。",
                why);
    }

    /** @throws DatabaseProblem when it is held */
    static void requireFree(Path data) {
        if (HERE.contains(file(data))) {
            throw inUse(data, THIS_PROCESS);
        }
        if (isHeld(data)) {
            throw inUse(data, holder(data));
        }
    }

    /** Of a lock another process has: reading ours would give it up. */
    private static String holder(Path data) {
        try {
            return Files.readString(file(data), StandardCharsets.US_ASCII).strip();
        } catch (IOException e) {
            return "";
        }
    }

    private static DatabaseProblem inUse(Path data, String holder) {
        return new DatabaseProblem("The data folder " + data + " is in use by another CityPlus"
                + (holder.isEmpty() ? "" : " (process " + holder + ")")
                + ". Stop that one, or choose another folder with --data. 数据目录正被另一个进程使用。");
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            HERE.remove(file);
        }
    }
}
