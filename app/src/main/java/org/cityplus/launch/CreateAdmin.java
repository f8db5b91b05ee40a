package org.cityplus.launch;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Locale;
import org.cityplus.identity.FirstAdministrator;
import org.cityplus.identity.Role;

/** {@code ./cityplus create-admin}: ends with 0 and a one-time link, or with 1 and the reason why not. */
public final class CreateAdmin {
    private Path data = Path.of("data");
    private String username = "";
    private String name = "";
    private String site = "http://localhost:8080";
    private Role role = Role.SECURITY_ADMINISTRATOR;
    private boolean another;

    private CreateAdmin() {}

    public static void main(String[] arguments) {
        Beside.run("No administrator was made: ", 1, () -> {
            CreateAdmin command = new CreateAdmin();
            command.read(arguments);
            String link = command.run();
            System.out.println(command.title() + " " + command.username + ". Open within "
                    + FirstAdministrator.LINK_LIVES.toHours() + " hours, once:");
            System.out.println(command.site + "/desk/welcome#" + link);
            return 0;
        });
    }

    private void read(String[] arguments) {
        for (int i = 0; i + 1 < arguments.length; i += 2) {
            String value = arguments[i + 1];
            switch (arguments[i]) {
                case "--data" -> data = Path.of(value);
                case "--username" -> username = value;
                case "--name" -> name = value;
                case "--site" -> site = value.replaceAll("(?<!/)/+$", "");
                case "--role" -> role = role(value);
                case "--another" -> another = Boolean.parseBoolean(value);
                default -> throw new IllegalArgumentException("there is no option " + arguments[i]);
            }
        }
        if (username.isEmpty()) {
            throw new IllegalArgumentException("name her with --username, such as --username wang.min");
        }
        if (name.isBlank()) {
            name = username;
        }
    }

    private static Role role(String word) {
        return switch (word) {
            case "system" -> Role.SYSTEM_ADMINISTRATOR;
            case "security" -> Role.SECURITY_ADMINISTRATOR;
            case "audit" -> Role.AUDIT_ADMINISTRATOR;
            default -> throw new IllegalArgumentException("--role is system, security or audit, not " + word);
        };
    }

    private String title() {
        String words = role.name().replace('_', ' ');
        return words.charAt(0) + words.substring(1).toLowerCase(Locale.ROOT);
    }

    private String run() throws IOException, SQLException {
        return CityDatabase.with(
                data, city -> FirstAdministrator.create(city, username, name, role, another, Clock.systemUTC()));
    }
}
