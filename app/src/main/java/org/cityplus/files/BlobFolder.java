package org.cityplus.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Sealed bytes in a folder. A blob is either whole or absent, whenever the machine stops. */
final class BlobFolder {
    private final Path root;

    BlobFolder(Path root) {
        this.root = root;
    }

    /** Returns when the bytes, and the name they go by, are on the disk. */
    void write(String address, byte[] sealed) {
        Path folder = folder(address);
        Path target = folder.resolve(address);
        Path fresh = folder.resolve(address + "." + UUID.randomUUID() + ".new");
        try {
            Files.createDirectories(folder);
            try (FileChannel channel =
                    FileChannel.open(fresh, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                ByteBuffer buffer = ByteBuffer.wrap(sealed);
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
                channel.force(true);
            }
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
            forceFolder(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to the file store " + root, e);
        }
    }

    byte[] read(String address) {
        try {
            return Files.readAllBytes(folder(address).resolve(address));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read from the file store " + root, e);
        }
    }

    /** Whether there was something to delete. */
    boolean delete(String address) {
        try {
            return Files.deleteIfExists(folder(address).resolve(address));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete from the file store " + root, e);
        }
    }

    /** Names of all files last written before {@code before}; a write that never finished counts too. */
    List<String> listOlderThan(Instant before) {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        List<String> old = new ArrayList<>();
        try {
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes about) {
                    if (about.isRegularFile()
                            && about.lastModifiedTime().toInstant().isBefore(before)) {
                        old.add(file.getFileName().toString());
                    }
                    return FileVisitResult.CONTINUE;
                }

                /** Swept by another node, or renamed by an upload, since its folder was read. */
                @Override
                public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
                    if (e instanceof NoSuchFileException) {
                        return FileVisitResult.CONTINUE;
                    }
                    throw e;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list the file store " + root, e);
        }
        return old;
    }

    private Path folder(String address) {
        return root.resolve(address.substring(0, 2)).resolve(address.substring(2, 4));
    }

    /** A rename outlives a power cut only once its folder is synced. */
    private static void forceFolder(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
