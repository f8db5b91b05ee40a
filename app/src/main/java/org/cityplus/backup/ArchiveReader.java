package org.cityplus.backup;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipException;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/** Reads an archive through, entry by entry, and knows at its end whether it is the one that was written. */
final class ArchiveReader {
    private static final int LONGEST_MANIFEST = 256 * 1024 * 1024;

    private ArchiveReader() {}

    /** Takes one entry; folders have no content. */
    interface Entry {
        void take(String name, boolean isFolder, InputStream content) throws IOException;
    }

    /** How much a whole archive holds. */
    record Content(int entries, long bytes) {}

    /**
     * @throws BackupProblem when it is cut short, altered, or no archive of ours; what was handed out until then is to be
     *     thrown away
     */
    static Content read(Path archive, Entry each) {
        Map<String, String> found = new LinkedHashMap<>();
        long bytes = 0;
        Content whole = null;
        try (GzipCompressorInputStream packed =
                        new GzipCompressorInputStream(new BufferedInputStream(Files.newInputStream(archive), 1 << 16));
                TarArchiveInputStream tar = new TarArchiveInputStream(packed)) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                String name = safe(entry.getName());
                if (name.equals(ArchiveWriter.MANIFEST)) {
                    compare(archive, found, new String(tar.readNBytes(LONGEST_MANIFEST), StandardCharsets.UTF_8));
                    whole = new Content(found.size(), bytes);
                    continue;
                }
                if (whole != null) {
                    throw new BackupProblem(archive + " holds more than was written into it: " + name + ".");
                }
                if (entry.isDirectory()) {
                    each.take(name, true, InputStream.nullInputStream());
                    continue;
                }
                if (!entry.isFile()) {
                    throw new BackupProblem(archive + " holds something that is neither file nor folder: " + name);
                }
                MessageDigest digest = ArchiveWriter.sha256();
                DigestInputStream content = new DigestInputStream(tar, digest);
                each.take(name, false, content);
                content.transferTo(java.io.OutputStream.nullOutputStream());
                bytes += entry.getSize();
                if (found.put(name, HexFormat.of().formatHex(digest.digest())) != null) {
                    throw new BackupProblem(archive + " holds " + name + " twice.");
                }
            }
            // To the last byte, where gzip keeps its own checksum of everything.
            packed.transferTo(java.io.OutputStream.nullOutputStream());
        } catch (EOFException | ZipException e) {
            throw new BackupProblem(archive + " is cut short or broken.", e);
        } catch (NoSuchFileException e) {
            throw new BackupProblem("There is no archive " + archive + ".", e);
        } catch (IOException | IllegalArgumentException e) {
            throw new BackupProblem(archive + " cannot be read: " + e.getMessage(), e);
        }
        if (whole == null) {
            throw new BackupProblem(archive + " is cut short: its manifest is missing.");
        }
        return whole;
    }

    private static String safe(String name) {
        Path path = Path.of(name);
        if (path.isAbsolute() || !path.normalize().equals(path) || path.startsWith("..")) {
            throw new BackupProblem("An entry of the archive leads out of it: " + name);
        }
        return name;
    }

    private static void compare(Path archive, Map<String, String> found, String manifest) {
        Map<String, String> expected = new LinkedHashMap<>();
        manifest.lines()
                .filter(line -> line.length() > 66)
                .forEach(line -> expected.put(line.substring(66), line.substring(0, 64)));
        for (Map.Entry<String, String> one : expected.entrySet()) {
            String digest = found.get(one.getKey());
            if (!one.getValue().equals(digest)) {
                throw new BackupProblem(archive + " is not as it was written: " + one.getKey()
                        + (digest == null ? " is missing." : " was altered."));
            }
        }
        if (!expected.keySet().equals(found.keySet())) {
            throw new BackupProblem(archive + " holds more than was written into it.");
        }
    }
}
