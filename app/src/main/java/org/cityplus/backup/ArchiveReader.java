package org.cityplus.backup;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.cityplus.postgres.Superuser;
import org.jspecify.annotations.Nullable;

/** Reads an archive through, entry by entry, and knows at its end whether it is the one that was written. */
final class ArchiveReader {
    private static final int LONGEST_MANIFEST = 256 * 1024 * 1024;
    private static final int LONGEST_VERSION = 100;
    private static final String POSTGRES_VERSION = Part.CLUSTER.entry("PG_VERSION");

    private final Path archive;
    private final Map<String, String> found = new LinkedHashMap<>();
    private long bytes;
    private @Nullable String unknown;
    private String postgres = Superuser.POSTGRES;
    private @Nullable Schema schema;

    private ArchiveReader(Path archive) {
        this.archive = archive;
    }

    /** Takes one entry; folders have no content. */
    interface Entry {
        void take(String name, boolean isFolder, InputStream content) throws IOException;
    }

    /**
     * How much a whole archive holds.
     *
     * @param newer why this CityPlus cannot restore it, when a newer one made it
     */
    record Content(int entries, long bytes, Optional<String> newer) {}

    /** @throws BackupProblem saying as exactly as can be told what is wrong with it, when something is */
    static Content check(Path archive, Entry each) {
        Defects.requireFile(archive);
        try {
            return read(archive, each);
        } catch (IOException | IllegalArgumentException | BackupProblem e) {
            throw Defects.of(archive, e);
        }
    }

    /**
     * Of an archive that was checked.
     *
     * @throws BackupProblem when it is not the one that was written; what was handed out until then is to be thrown away
     */
    static Content read(Path archive, Entry each) throws IOException {
        return new ArchiveReader(archive).read(each);
    }

    private Content read(Entry each) throws IOException {
        try (GzipCompressorInputStream packed =
                        new GzipCompressorInputStream(new BufferedInputStream(Files.newInputStream(archive), 1 << 16));
                TarArchiveInputStream tar = new TarArchiveInputStream(packed)) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                take(entry, tar, each);
            }
            // To the last byte, where gzip keeps its own checksum of everything.
            packed.transferTo(OutputStream.nullOutputStream());
        }
        if (schema == null) {
            throw new BackupProblem(archive + " is no backup of CityPlus: it has no " + ArchiveWriter.MANIFEST
                    + ", which a backup ends with.");
        }
        return new Content(found.size(), bytes, newer(schema));
    }

    private void take(TarArchiveEntry entry, InputStream tar, Entry each) throws IOException {
        String name = safe(entry.getName());
        if (schema != null) {
            throw new BackupProblem(archive + " holds more than was written into it: " + name + ".");
        }
        if (name.equals(ArchiveWriter.MANIFEST)) {
            String manifest = new String(tar.readNBytes(LONGEST_MANIFEST), StandardCharsets.UTF_8);
            compare(manifest);
            schema = Schema.in(manifest);
            return;
        }
        boolean known = Part.find(name).isPresent();
        if (!known && unknown == null) {
            unknown = name;
        }
        if (entry.isDirectory()) {
            if (known) {
                each.take(name, true, InputStream.nullInputStream());
            }
            return;
        }
        if (!entry.isFile()) {
            throw new BackupProblem(archive + " holds something that is neither file nor folder: " + name);
        }
        MessageDigest digest = ArchiveWriter.sha256();
        DigestInputStream content = new DigestInputStream(tar, digest);
        if (name.equals(POSTGRES_VERSION)) {
            byte[] version = content.readNBytes(LONGEST_VERSION);
            postgres = new String(version, StandardCharsets.US_ASCII).strip();
            each.take(name, false, new java.io.ByteArrayInputStream(version));
        } else if (known) {
            each.take(name, false, content);
        }
        content.transferTo(OutputStream.nullOutputStream());
        bytes += entry.getSize();
        if (found.put(name, HexFormat.of().formatHex(digest.digest())) != null) {
            throw new BackupProblem(archive + " holds " + name + " twice.");
        }
    }

    private Optional<String> newer(Schema schema) {
        Optional<String> ahead = schema.findAheadOf(Schema.ofThisCityPlus());
        Optional<String> how = ahead.isPresent()
                ? ahead
                : Optional.ofNullable(unknown).map(name -> "it holds " + name + ", which this one does not know");
        return how.or(() -> postgres.equals(Superuser.POSTGRES)
                        ? Optional.empty()
                        : Optional.of(
                                "its database is of PostgreSQL " + postgres + ", this one runs " + Superuser.POSTGRES))
                .map(what -> archive + " is whole, but another version of CityPlus made it (" + what
                        + "). Restore it with that version, or a newer one.");
    }

    private static String safe(String name) {
        Path path = Path.of(name);
        if (path.isAbsolute() || !path.normalize().equals(path) || path.startsWith("..")) {
            throw new BackupProblem("An entry of the archive leads out of it: " + name);
        }
        return name;
    }

    private void compare(String manifest) {
        Map<String, String> expected = new LinkedHashMap<>();
        manifest.lines()
                .filter(line -> line.length() > 66)
                .forEach(line -> expected.put(line.substring(66), line.substring(0, 64)));
        for (Map.Entry<String, String> one : expected.entrySet()) {
            String digest = found.get(one.getKey());
            if (!one.getValue().equals(digest)) {
                throw new BackupProblem(archive + " is not as it was written: " + one.getKey()
                        + (digest == null ? " is missing." : " was altered.") + Defects.REMEDY);
            }
        }
        if (!expected.keySet().equals(found.keySet())) {
            throw new BackupProblem(archive + " holds more than was written into it." + Defects.REMEDY);
        }
    }
}
