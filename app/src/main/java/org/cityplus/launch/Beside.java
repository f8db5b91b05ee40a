package org.cityplus.launch;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.Objects;
import org.cityplus.kernel.FileProblem;
import org.cityplus.postgres.DatabaseProblem;
import org.cityplus.vault.MasterKeyMissing;
import org.cityplus.vault.SealBroken;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** A command beside the city: says what it has to say and ends with a number, or says in one line why it could not. */
final class Beside {
    private Beside() {}

    interface Work {
        /** @return the number to end with */
        int run() throws IOException, SQLException;
    }

    /**
     * @param failed before the reason
     * @param number to end with when it could not
     */
    static void run(String failed, int number, Work work) {
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
        int end;
        try {
            end = work.run();
        } catch (IOException e) {
            end = told(failed, FileProblem.words(e), number);
        } catch (UncheckedIOException e) {
            end = told(failed, e.getMessage() + ": " + FileProblem.words(Objects.requireNonNull(e.getCause())), number);
        } catch (SQLException | DataAccessException e) {
            end = told(failed, "the database does not answer as a city's would: " + e.getMessage(), number);
        } catch (DatabaseProblem | IllegalArgumentException | IllegalStateException | MasterKeyMissing | SealBroken e) {
            end = told(failed, String.valueOf(e.getMessage()), number);
        }
        System.exit(end);
    }

    private static int told(String failed, String why, int number) {
        System.err.println(failed + why);
        return number;
    }
}
