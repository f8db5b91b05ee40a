package org.cityplus.vault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;

/** The key that wraps all others, in a file only its owner may read. Whoever backs up the database backs this up apart. */
final class MasterKey {
    private final byte[] key;

    private MasterKey(byte[] key) {
        this.key = key;
    }

    static MasterKey read(Path file) {
        try {
            byte[] key = HexFormat.of().parseHex(Files.readString(file).strip());
            if (key.length != Algorithms.KEY_BYTES) {
                throw new IllegalStateException(file + " does not hold a master key of 64 hexadecimal digits");
            }
            return new MasterKey(key);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the master key " + file, e);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(file + " does not hold a master key of 64 hexadecimal digits", e);
        }
    }

    /** Makes a new key and writes it so that a crash leaves either no file or the whole one. */
    static MasterKey create(Path file) {
        byte[] key = Algorithms.newKey();
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.deleteIfExists(fresh);
            Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                byte[] text = (HexFormat.of().formatHex(key) + "\n").getBytes(StandardCharsets.US_ASCII);
                channel.write(java.nio.ByteBuffer.wrap(text));
                channel.force(true);
            }
            Files.move(fresh, file, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
            return new MasterKey(key);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the master key " + file, e);
        }
    }

    byte[] wrap(Suite suite, byte[] other, byte[] context) {
        return Algorithms.seal(suite, key, context, other);
    }

    byte[] unwrap(byte[] wrapped, byte[] context) {
        return Algorithms.open(key, context, wrapped);
    }

    /** What the digests of installations from before several master keys come from: the first master key itself. */
    byte[] formerDigestSecret() {
        return key.clone();
    }

    /** Recognises the first master key of installations from before several. */
    byte[] fingerprint() {
        return Algorithms.digest(Suite.INTERNATIONAL, key, "cityplus/fingerprint".getBytes(StandardCharsets.UTF_8));
    }
}
