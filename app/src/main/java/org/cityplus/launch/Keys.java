package org.cityplus.launch;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import org.cityplus.vault.KeysCommand;
import org.cityplus.vault.MasterKeys;

/** {@code ./cityplus keys status} and {@code keys rotate}: ends with 0, or with 1 and the reason why not. */
public final class Keys {
    private static final String NAMED = System.getenv().getOrDefault("CITYPLUS_MASTER_KEY", "");

    private Path data = Path.of("data");
    private Path file = Path.of("");
    private String suite = "international";

    private Keys() {}

    public static void main(String[] arguments) {
        boolean rotates = arguments.length > 0 && arguments[0].equals("rotate");
        Beside.run(rotates ? "Nothing more was changed: " : "Cannot tell: ", 1, () -> {
            Keys command = new Keys();
            System.out.println(command.run(command.read(arguments)));
            return 0;
        });
    }

    private String read(String[] arguments) {
        for (int i = 1; i + 1 < arguments.length; i += 2) {
            String value = arguments[i + 1];
            switch (arguments[i]) {
                case "--data" -> data = Path.of(value);
                case "--suite" -> suite = suite(value);
                default -> throw new IllegalArgumentException("there is no option " + arguments[i]);
            }
        }
        file = NAMED.isBlank() ? data.resolve("keys/master.key") : Path.of(NAMED);
        return arguments.length == 0 ? "" : arguments[0];
    }

    private static String suite(String word) {
        return switch (word) {
            case "international", "chinese" -> word;
            default -> throw new IllegalArgumentException("--suite is international or chinese, not " + word);
        };
    }

    private String run(String what) throws IOException, SQLException {
        return CityDatabase.with(data, city -> {
            KeysCommand command = new KeysCommand(city, file, suite, Clock.systemUTC());
            return switch (what) {
                case "status" -> told(command.status());
                case "rotate" -> {
                    MasterKeys.Rotated rotated = command.rotate();
                    yield "Master key " + rotated.current() + " wraps all keys now; " + rotated.rewrapped()
                            + " were wrapped anew. Back up the keys folder: backups from before need the old key.";
                }
                default -> throw new IllegalArgumentException("keys what? keys status, keys rotate");
            };
        });
    }

    private static String told(KeysCommand.Status status) {
        StringBuilder told = new StringBuilder();
        for (KeysCommand.Key key : status.keys()) {
            told.append("Master key ")
                    .append(key.id())
                    .append(": made ")
                    .append(key.madeAt())
                    .append(key.retiredAt() == null ? ", in use" : ", retired " + key.retiredAt())
                    .append(", wraps ")
                    .append(key.wraps())
                    .append(" people's keys, ")
                    .append(key.isThere() ? "file " + key.file() : "NO FILE at " + key.file())
                    .append('\n');
        }
        return told.append("Destroyed keys: ").append(status.destroyed()).toString();
    }
}
