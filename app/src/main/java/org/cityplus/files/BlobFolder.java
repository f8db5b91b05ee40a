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
import java.util.UUID;
import java.util.function.Consumer;

/** Sealed bytes in a folder: written beside their name, synced, renamed. */
final class BlobFolder implements BlobStore {
    private final Path root;

    BlobFolder(Path root) {
        this.root = root;
    }

    @Override
    public String place() {
        return "folder";
    }

    @Override
    public void write(String address, byte[] sealed) {
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

    @Override
    public byte[] read(String address) {
        try {
            return Files.readAllBytes(folder(address).resolve(address));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read from the file store " + root, e);
        }
    }

    @Override
    public void delete(String address) {
        try {
            Files.deleteIfExists(folder(address).resolve(address));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete from the file store " + root, e);
        }
    }

    @Override
    public void eachOlderThan(Instant before, Consumer<String> each) {
        if (!Files.isDirectory(root)) {
            return;
        }
        try {
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes about) {
                    if (about.isRegularFile()
                            && about.lastModifiedTime().toInstant().isBefore(before)) {
                        each.accept(file.getFileName().toString());
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
    }

    private Path folder(String address) {
        return root.resolve(BlobStore.path(address)).resolveSibling("");
    }

    /** A rename outlives a power cut only once its folder is synced. */
    private static void forceFolder(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
