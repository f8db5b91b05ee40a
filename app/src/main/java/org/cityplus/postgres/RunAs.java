package org.cityplus.postgres;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.UserPrincipal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whom PostgreSQL runs as: it refuses to run as root. {@code prefix} goes before each of its commands, and
 * {@code owner} owns the cluster's files.
 */
record RunAs(List<String> prefix, UserPrincipal owner) {
    private static final Logger LOG = LoggerFactory.getLogger(RunAs.class);
    private static final int NOBODY = 65534;

    static RunAs choose(Path home, Path postgres) throws IOException {
        UserPrincipal self = owner(Path.of("/proc/self"));
        // A terminal's Ctrl-C reaches its whole process group: in a session of its own PostgreSQL outlives the
        // requests that are being finished, and is stopped by us.
        List<String> session = Programs.isInstalled("setsid") ? List.of("setsid") : List.of();
        if (uid(Path.of("/proc/self")) != 0) {
            return new RunAs(session, self);
        }
        UserPrincipal nobody = home.getFileSystem()
                .getUserPrincipalLookupService()
                .lookupPrincipalByName(Integer.toString(user(home)));
        List<String> dropped = Programs.join(
                session,
                "setpriv",
                "--reuid=" + user(home),
                "--regid=" + user(home),
                "--clear-groups",
                "--no-new-privs",
                "--");
        if (canWork(dropped, home, postgres)) {
            return new RunAs(dropped, nobody);
        }
        // Such as a data folder below /root, which no other user may enter: a user namespace without a mapping takes
        // away root's powers and leaves the files with their owner.
        List<String> unmapped = Programs.join(session, "unshare", "-U", "--");
        if (canWork(unmapped, home, postgres)) {
            LOG.info("No other user can enter {}: PostgreSQL runs as root without root's powers", home);
            return new RunAs(unmapped, self);
        }
        throw new DatabaseProblem("PostgreSQL does not run as root, and " + home
                + " is closed to other users. Use another --data, or start CityPlus as another user.");
    }

    /** By a shell, because setpriv still has root's powers when it starts its program, and only that. */
    private static boolean canWork(List<String> prefix, Path home, Path postgres) {
        return Programs.succeeds(
                Programs.join(
                        prefix, "sh", "-c", "cd \"$0\" && exec \"$1\" --version", home.toString(), postgres.toString()),
                Path.of("/"));
    }

    /** The data folder's owner, or nobody when that is root. */
    private static int user(Path home) throws IOException {
        int owner = uid(home.resolveSibling(""));
        return owner == 0 ? NOBODY : owner;
    }

    private static int uid(Path path) throws IOException {
        return (Integer) Files.getAttribute(path, "unix:uid");
    }

    private static UserPrincipal owner(Path path) throws IOException {
        return Files.getOwner(path);
    }

    /** Gives a file or folder to the owner; a whole tree only when its top belongs to someone else. */
    void own(Path tree) throws IOException {
        if (owner(tree).equals(owner)) {
            return;
        }
        Files.walkFileTree(tree, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.setOwner(file, owner);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException problem) throws IOException {
                // Last, so that an interrupted change is seen and done again.
                Files.setOwner(folder, owner);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
