package org.cityplus.launch;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import org.cityplus.identity.FirstAdministrator;
import org.cityplus.postgres.DatabaseProblem;
import org.slf4j.LoggerFactory;

/** {@code ./cityplus create-admin}: ends with 0 and a one-time link, or with 1 and the reason why not. */
public final class CreateAdmin {
    private Path data = Path.of("data");
    private String username = "";
    private String name = "";
    private String site = "http://localhost:8080";
    private boolean another;

    private CreateAdmin() {}

    public static void main(String[] arguments) {
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
        try {
            CreateAdmin command = new CreateAdmin();
            command.read(arguments);
            String link = command.run();
            System.out.println("Security administrator " + command.username + ". Open within "
                    + FirstAdministrator.LINK_LIVES.toHours() + " hours, once:");
            System.out.println(command.site + "/desk/welcome#" + link);
        } catch (IOException | SQLException | DatabaseProblem | IllegalArgumentException e) {
            System.err.println("No administrator was made: " + e.getMessage());
            System.exit(1);
        }
    }

    private void read(String[] arguments) {
        for (int i = 0; i + 1 < arguments.length; i += 2) {
            String value = arguments[i + 1];
            switch (arguments[i]) {
                case "--data" -> data = Path.of(value);
                case "--username" -> username = value;
                case "--name" -> name = value;
                case "--site" -> site = value.replaceAll("(?<!/)/+$", "");
                case "--another" -> another = Boolean.parseBoolean(value);
                default -> throw new IllegalArgumentException("there is no option " + arguments[i]);
            }
        }
        if (name.isBlank()) {
            name = username;
        }
    }

    private String run() throws IOException, SQLException {
        return CityDatabase.with(
                data, city -> FirstAdministrator.create(city, username, name, another, Clock.systemUTC()));
    }
}
