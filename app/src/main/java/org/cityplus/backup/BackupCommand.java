package org.cityplus.backup;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.cityplus.kernel.FileProblem;
import org.cityplus.postgres.DatabaseProblem;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** {@code ./cityplus backup FILE}, {@code restore FILE}, {@code verify backup FILE}. */
public final class BackupCommand {
    private static final String PASSPHRASE = "CITYPLUS_BACKUP_PASSPHRASE";

    private final Map<String, String> options = new HashMap<>();
    private @Nullable Path file;

    private BackupCommand() {}

    public static void main(String[] arguments) {
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
        try {
            new BackupCommand().run(arguments);
        } catch (BackupProblem | DatabaseProblem problem) {
            System.err.println(problem.getMessage());
            System.exit(1);
        } catch (IOException e) {
            System.err.println("Cannot go on: " + FileProblem.words(e) + ".");
            System.exit(1);
        }
    }

    private void run(String[] arguments) throws IOException {
        for (int i = 1; i < arguments.length; i++) {
            String one = arguments[i];
            if (one.equals("--without-keys")) {
                options.put(one, "");
            } else if (one.startsWith("--")) {
                if (i + 1 == arguments.length) {
                    throw new BackupProblem(one + " needs a value. ./cityplus help explains.");
                }
                options.put(one, arguments[++i]);
            } else if (file == null) {
                file = Path.of(one);
            } else {
                throw new BackupProblem("One file is enough; " + one + " is too many.");
            }
        }
        if (file == null) {
            throw new BackupProblem("Name the archive: ./cityplus " + arguments[0] + " FILE");
        }
        switch (arguments[0]) {
            case "backup" -> backup(file);
            case "restore" -> restore(file);
            default -> verify(file);
        }
    }

    private void backup(Path target) throws IOException {
        Backup.Made made = new Backup(path("--data"), passphrase()).into(target);
        System.out.printf(
                "%s: %d files, %d MB before compression, from log piece %s on.%n",
                target, made.files(), made.bytes() >> 20, made.firstLog());
        made.bucket()
                .ifPresent(place -> System.out.println("It holds none of the files: they are in " + place
                        + ", whose versions must outlive this archive (docs/operations.md, Files in a bucket)."));
        made.stuckLog()
                .ifPresent(piece -> System.err.println("The log archive does not take piece " + piece
                        + ": until it does, this archive can be restored as it is, but to no later moment"
                        + " (docs/operations.md, WalArchiveLags)."));
        if (options.containsKey("--without-keys")) {
            System.out.println(
                    "It holds no keys: without the master key, kept elsewhere, nobody can read what is sealed.");
        }
    }

    private void restore(Path archive) throws IOException {
        Path data = path("--data");
        if (options.containsKey("--to-time") && !options.containsKey("--wal")) {
            throw new BackupProblem("--to-time needs --wal: the archive's own log ends with the backup.");
        }
        Restore.Restored restored = new Restore(archive, data, passphrase())
                .to(new Restore.Target(optional("--wal"), moment(), optional("--files")));
        System.out.println("Restored to " + data
                + restored.last().map(last -> ", up to " + last).orElse(", as it was at the end of the backup")
                + (restored.keys() ? "." : ". Without keys: put keys/master.key there before you start it."));
        restored.bucket()
                .ifPresent(place -> System.out.println("Its files are in " + place
                        + ": start it with the same cityplus.files.s3-* settings, after bringing back the versions of that"
                        + " moment where later ones were deleted (docs/operations.md, Files in a bucket)."));
        System.out.println("Start it with ./cityplus run --data " + data);
    }

    private static void verify(Path archive) {
        ArchiveReader.Content content = ArchiveReader.check(archive, (name, isFolder, in) -> {});
        System.out.printf(
                "%s is whole: %d entries, %d MB, each as it was written.%n",
                archive, content.entries(), content.bytes() >> 20);
        content.newer().ifPresent(System.out::println);
    }

    private Optional<Passphrase> passphrase() {
        if (options.containsKey("--without-keys")) {
            return Optional.empty();
        }
        String phrase = System.getenv(PASSPHRASE);
        if (phrase == null || phrase.isEmpty()) {
            throw new BackupProblem("Set " + PASSPHRASE
                    + ": it locks the keys inside the archive. Or leave the keys out with --without-keys.");
        }
        return Optional.of(new Passphrase(phrase));
    }

    private @Nullable Instant moment() {
        String typed = options.get("--to-time");
        try {
            return typed == null ? null : Instant.parse(typed);
        } catch (DateTimeParseException e) {
            throw new BackupProblem(
                    "--to-time takes a moment in UTC such as 2026-11-24T02:00:00Z; this is none: " + typed, e);
        }
    }

    private Path path(String option) {
        return Path.of(options.getOrDefault(option, "data")).toAbsolutePath().normalize();
    }

    private @Nullable Path optional(String option) {
        String value = options.get(option);
        return value == null ? null : Path.of(value).toAbsolutePath().normalize();
    }
}
