package org.cityplus.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.cityplus.kernel.FileProblem;
import org.jspecify.annotations.Nullable;

/** One process per data folder. The kernel lets go of the lock when its holder dies, however it dies. */
final class FolderLock implements AutoCloseable {
    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Whether another process, or another part of this one, has the folder; changes nothing. */
    static boolean isHeld(Path data) {
        Path file = file(data);
        if (!Files.exists(file)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            return lock(channel) == null;
        } catch (IOException e) {
            throw new DatabaseProblem(unusable(data, e), e);
        }
    }

    static FolderLock take(Path data) {
        Path file = file(data);
        try {
            Files.createDirectories(data);
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (lock(channel) == null) {
                channel.close();
                throw inUse(data);
            }
            channel.truncate(0);
            channel.write(
                    ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
            return new FolderLock(channel);
        } catch (IOException e) {
            throw new DatabaseProblem(unusable(data, e), e);
        }
    }

    private static Path file(Path data) {
        return data.resolve("lock");
    }

    private static String unusable(Path data, IOException why) {
        return "Cannot write to the data folder " + data + ": " + FileProblem.words(why)
                + ". Or choose another with --data. 数据目录不可写。";
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    static DatabaseProblem inUse(Path data) {
        String holder;
        try {
            holder = Files.readString(file(data), StandardCharsets.US_ASCII).strip();
        } catch (IOException e) {
            holder = "";
        }
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
        }
    }
}
