package org.cityplus.postgres;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Work that a crash may interrupt is done under a {@code tmp-} name and renamed when it is whole. */
final class Folders {
    static final Set<PosixFilePermission> PRIVATE_FILE = PosixFilePermissions.fromString("rw-------");
    static final Set<PosixFilePermission> PRIVATE_FOLDER = PosixFilePermissions.fromString("rwx------");
    static final Set<PosixFilePermission> READABLE_FILE = PosixFilePermissions.fromString("rw-r--r--");
    static final Set<PosixFilePermission> READABLE = PosixFilePermissions.fromString("rwxr-xr-x");

    private Folders() {}

    static Path unfinished(Path home, String what) {
        return home.resolve("tmp-" + what + "-" + ProcessHandle.current().pid() + "-" + System.nanoTime());
    }

    /** Removes what an interrupted start left half made; it never held a record. */
    static void removeUnfinished(Path home) throws IOException {
        try (DirectoryStream<Path> left = Files.newDirectoryStream(home, "tmp-*")) {
            for (Path path : left) {
                delete(path);
            }
        }
    }

    /** Makes the folder, and those above it that are missing, open to every user whatever the umask says. */
    static void readable(Path folder) throws IOException {
        Path above = folder.getParent();
        if (Files.isDirectory(folder) || above == null) {
            return;
        }
        readable(above);
        Files.createDirectory(folder);
        Files.setPosixFilePermissions(folder, READABLE);
    }

    static void delete(Path tree) throws IOException {
        if (!Files.exists(tree)) {
            return;
        }
        Files.walkFileTree(tree, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException problem) throws IOException {
                if (problem != null) {
                    throw problem;
                }
                Files.delete(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
