package org.cityplus.backup;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.Deflater;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipParameters;

/**
 * A gzipped tar, any tool's; its last entry is a manifest with the SHA-256 of every other in {@code sha256sum}'s form.
 * It has its name only when it is whole and on the disk.
 */
final class ArchiveWriter implements AutoCloseable {
    static final String MANIFEST = "MANIFEST.sha256";

    private final Path target;
    private final Path unfinished;
    private final TarArchiveOutputStream tar;
    private final StringBuilder manifest = new StringBuilder();
    private long bytes;

    ArchiveWriter(Path target) throws IOException {
        this.target = target.toAbsolutePath();
        Path folder = this.target.resolveSibling("");
        if (!Files.isDirectory(folder)) {
            throw new BackupProblem("There is no folder " + folder + ". Make it before the backup.");
        }
        if (Files.exists(this.target)) {
            throw new BackupProblem(target + " exists already. Choose another name: a backup replaces none.");
        }
        this.unfinished = this.target.resolveSibling(this.target.getFileName() + ".unfinished");
        Files.deleteIfExists(unfinished);
        Files.createFile(
                unfinished, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        GzipParameters quick = new GzipParameters();
        quick.setCompressionLevel(Deflater.BEST_SPEED);
        OutputStream file = new BufferedOutputStream(Files.newOutputStream(unfinished), 1 << 16);
        this.tar = new TarArchiveOutputStream(new GzipCompressorOutputStream(file, quick), "UTF-8");
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
    }

    void add(String name, byte[] content) throws IOException {
        begin(name, content.length);
        tar.write(content);
        end(name, sha256().digest(content), content.length);
    }

    /** As long as the file is now: what grows or shrinks meanwhile is put right by the database's log. */
    void add(String name, Path file) throws IOException {
        long size = Files.size(file);
        begin(name, size);
        MessageDigest digest = sha256();
        byte[] buffer = new byte[1 << 16];
        long left = size;
        try (InputStream in = Files.newInputStream(file)) {
            while (left > 0) {
                int n = in.read(buffer, 0, (int) Math.min(buffer.length, left));
                if (n < 0) {
                    java.util.Arrays.fill(buffer, (byte) 0);
                    n = (int) Math.min(buffer.length, left);
                }
                tar.write(buffer, 0, n);
                digest.update(buffer, 0, n);
                left -= n;
            }
        }
        end(name, digest.digest(), size);
    }

    void folder(String name) throws IOException {
        tar.putArchiveEntry(new TarArchiveEntry(name + "/"));
        tar.closeArchiveEntry();
    }

    private void begin(String name, long size) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setSize(size);
        entry.setMode(0600);
        tar.putArchiveEntry(entry);
    }

    private void end(String name, byte[] digest, long size) throws IOException {
        tar.closeArchiveEntry();
        manifest.append(HexFormat.of().formatHex(digest))
                .append("  ")
                .append(name)
                .append('\n');
        bytes += size;
    }

    long bytes() {
        return bytes;
    }

    /** Gives the archive its name; without this call it never was. */
    void finish(Schema schema) throws IOException {
        byte[] content = (schema.lines() + manifest).getBytes(StandardCharsets.UTF_8);
        begin(MANIFEST, content.length);
        tar.write(content);
        tar.closeArchiveEntry();
        tar.close();
        try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
        try (FileChannel folder = FileChannel.open(target.getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        }
    }

    @Override
    public void close() throws IOException {
        tar.close();
        Files.deleteIfExists(unfinished);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
