package org.cityplus.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.cityplus.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands beside the city, asked where there is none or with something wrong: one line with what, where and the remedy. */
class CommandsTest {
    @TempDir
    Path temporary;

    @Test
    void whereThereIsNoCityEachNamesThePlaceAndTheOption() throws Exception {
        Path nowhere = temporary.resolve("nowhere");
        String said = "There is no city in " + nowhere + ": there is no such folder";
        ends(2, VerifyAudit.class, "--data", nowhere.toString()).contains(said, "--data", "--database");
        ends(1, CreateAdmin.class, "--data", nowhere.toString(), "--username", "wang.min")
                .contains(said, "--data", "--database");
        ends(1, Keys.class, "status", "--data", nowhere.toString()).contains(said, "--data", "--database");
        assertThat(nowhere).doesNotExist();
    }

    @Test
    void aFolderWithoutACityIsLeftAsItIs() throws Exception {
        Path folder = Files.createDirectory(temporary.resolve("folder"));
        ends(2, VerifyAudit.class, "--data", folder.toString())
                .contains("its database would be in " + folder.resolve("postgres/cluster"), "--data");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aDatabaseWithoutACityIsNamedAsSuch() throws Exception {
        TestDatabase empty = TestDatabase.empty("nocity");
        ends(1, CreateAdmin.class, settings(empty), "--username", "wang.min")
                .contains("there is no city in this database yet", "./cityplus run", "--database")
                .doesNotContain("relation");
    }

    @Test
    void whatIsTypedWronglyIsNamed() throws Exception {
        TestDatabase city = TestDatabase.fresh("commands");
        ends(1, CreateAdmin.class, settings(city)).contains("--username");
        ends(1, CreateAdmin.class, settings(city), "--username", "wang.min", "--role", "king")
                .contains("--role is system, security or audit, not king");
        ends(1, Keys.class, settings(city), "status", "--suite", "rot13")
                .contains("--suite is international or chinese, not rot13");
        ends(2, VerifyAudit.class, settings(city), "--key", "nonsense").contains("no key as the city publishes it");
        ends(2, VerifyAudit.class, settings(city), "--data", temporary.toString())
                .contains(temporary.resolve("keys/audit-log.key").toString(), "--key", "--data");
    }

    @Test
    void aFileThatIsNotThereIsNamedAsSuch() throws Exception {
        Path export = temporary.resolve("log.txt");
        String key = "cityplus-audit+00000000+AA==";
        ends(2, VerifyAudit.class, "--export", export.toString(), "--key", key).contains("no key as");
        Path kept = Files.writeString(temporary.resolve("audit-log.key"), "not a key");
        ends(2, VerifyAudit.class, Map.of("CITYPLUS_AUDIT_KEY", kept.toString()), "--export", export.toString())
                .contains(kept + " does not hold the key of the audit log");
    }

    @Test
    void theKeyOfTheLogIsWhereTheCitysSettingsSay() {
        Path data = Path.of("/srv/city");
        assertThat(VerifyAudit.keyFile(data, Map.of())).isEqualTo(Path.of("/srv/city/keys/audit-log.key"));
        assertThat(VerifyAudit.keyFile(data, Map.of("CITYPLUS_MASTER_KEY", "/safe/master.key")))
                .as("beside the master key")
                .isEqualTo(Path.of("/safe/audit-log.key"));
        assertThat(VerifyAudit.keyFile(
                        data,
                        Map.of("CITYPLUS_MASTER_KEY", "/safe/master.key", "CITYPLUS_AUDIT_KEY", "/other/log.key")))
                .isEqualTo(Path.of("/other/log.key"));
    }

    private static Map<String, String> settings(TestDatabase database) {
        return Map.of(
                "CITYPLUS_DATABASE_URL", database.jdbcUrl(),
                "CITYPLUS_DATABASE_USER", database.user(),
                "CITYPLUS_DATABASE_PASSWORD", database.password());
    }

    private static org.assertj.core.api.AbstractStringAssert<?> ends(int code, Class<?> command, String... arguments)
            throws Exception {
        return ends(code, command, Map.of(), arguments);
    }

    private static org.assertj.core.api.AbstractStringAssert<?> ends(
            int code, Class<?> command, Map<String, String> settings, String... arguments) throws Exception {
        ChildCity ended = ChildCity.command(command, settings, arguments);
        assertThat(ended.exitCode()).as("%s", ended.saidOnStderr()).isEqualTo(code);
        return assertThat(ended.saidOnStderr()).singleElement().asString();
    }
}
