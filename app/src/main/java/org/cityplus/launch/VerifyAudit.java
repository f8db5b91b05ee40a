package org.cityplus.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cityplus.audit.VerifyCommand;
import org.jspecify.annotations.Nullable;

/** {@code ./cityplus verify audit}: ends with 0 when all is as it was, with 1 when something was touched, with 2 when it cannot tell. */
public final class VerifyAudit {
    private Path data = Path.of("data");
    private final List<Path> checkpoints = new ArrayList<>();
    private @Nullable Path exportTo;
    private @Nullable Path export;
    private @Nullable String key;

    private VerifyAudit() {}

    public static void main(String[] arguments) {
        Beside.run("Cannot tell: ", 2, () -> {
            VerifyAudit command = new VerifyAudit();
            command.read(arguments);
            return tell(command.run());
        });
    }

    private static int tell(VerifyCommand.Result result) {
        if (result.faults().isEmpty()) {
            System.out.println("The log is as it was written: " + result.size() + " entries, root " + result.root()
                    + (result.waiting() == 0 ? "" : "; " + result.waiting() + " more wait for their place"));
            return 0;
        }
        result.faults().stream().limit(20).forEach(System.out::println);
        if (result.faults().size() > 20) {
            System.out.println("... and " + (result.faults().size() - 20) + " more.");
        }
        return 1;
    }

    private void read(String[] arguments) {
        for (int i = 0; i + 1 < arguments.length; i += 2) {
            String value = arguments[i + 1];
            switch (arguments[i]) {
                case "--data" -> data = Path.of(value);
                case "--checkpoint" -> checkpoints.add(Path.of(value));
                case "--export" -> export = Path.of(value);
                case "--export-to" -> exportTo = Path.of(value);
                case "--key" -> key = value;
                default -> throw new IllegalArgumentException("there is no option " + arguments[i]);
            }
        }
    }

    private VerifyCommand.Result run() throws IOException, SQLException {
        if (export != null) {
            VerifyCommand command = command();
            command.expectPublished(export);
            return command.file(export);
        }
        return CityDatabase.with(data, city -> {
            VerifyCommand command = command();
            command.expectPublished(city);
            return command.database(city, exportTo);
        });
    }

    private VerifyCommand command() throws IOException {
        VerifyCommand command = new VerifyCommand(key == null ? keyOfThisCity() : key);
        for (Path checkpoint : checkpoints) {
            for (Path file : filesOf(checkpoint)) {
                command.expect(file);
            }
        }
        return command;
    }

    /** A file, or all text files of a folder that signed states were brought to. */
    private static List<Path> filesOf(Path checkpoint) throws IOException {
        if (!Files.isDirectory(checkpoint)) {
            return List.of(checkpoint);
        }
        try (Stream<Path> files = Files.list(checkpoint)) {
            return files.filter(file -> file.toString().endsWith(".txt"))
                    .sorted()
                    .toList();
        }
    }

    private String keyOfThisCity() {
        Path file = keyFile(data, System.getenv());
        if (!Files.exists(file)) {
            throw new IllegalArgumentException(
                    "the city's key is not at " + file
                            + ". Give it with --key, as the city publishes it at /audit, or name the city's data folder with --data");
        }
        return VerifyCommand.publicKeyIn(file);
    }

    /** Where the city that was started with these settings keeps it. */
    static Path keyFile(Path data, Map<String, String> settings) {
        String named = settings.getOrDefault("CITYPLUS_AUDIT_KEY", "");
        String master = settings.getOrDefault("CITYPLUS_MASTER_KEY", "");
        if (!named.isBlank()) {
            return Path.of(named);
        }
        return master.isBlank()
                ? data.resolve("keys/audit-log.key")
                : Path.of(master).resolveSibling("audit-log.key");
    }
}
