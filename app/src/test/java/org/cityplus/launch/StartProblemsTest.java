package org.cityplus.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartProblemsTest {
    @TempDir
    Path temporary;

    @Test
    void aPortInUse() throws Exception {
        try (ServerSocket other = new ServerSocket(0)) {
            refused(
                    "Port " + other.getLocalPort() + " is in use",
                    data("new"),
                    "--cityplus.port=" + other.getLocalPort());
        }
        assertThat(temporary.resolve("new"))
                .as("what was refused left nothing behind")
                .doesNotExist();
    }

    @Test
    void noSuchPort() throws Exception {
        refused("There is no port 70000", data("new"), "--cityplus.port=70000");
    }

    @Test
    void aDataFolderThatIsAFile() throws Exception {
        Path file = Files.writeString(temporary.resolve("file"), "mine");
        refused("Cannot write to the data folder", data("file"), "--cityplus.port=0");
        assertThat(file).hasContent("mine");
    }

    @Test
    void aDatabaseOutOfReach() throws Exception {
        refused(
                "cannot be reached",
                data("new"),
                "--cityplus.port=0",
                "--cityplus.database-url=postgresql://city:secret@127.0.0.1:1/city");
        assertThat(temporary.resolve("new")).doesNotExist();
    }

    @Test
    void aFullDisk() {
        assertThatNoException().isThrownBy(() -> DataFolder.checkFree(temporary, 200));
        assertThatExceptionOfType(StartProblem.class)
                .isThrownBy(() -> DataFolder.checkFree(temporary, 199))
                .withMessageContaining("is full: 199 MB free");
    }

    @Test
    void aBrokenCityPackIsToldWithoutAStackTrace() throws Exception {
        ChildCity city = ChildCity.run(
                data("new"),
                "--cityplus.port=0",
                "--cityplus.city=" + temporary.resolve("nowhere"),
                "--logging.config=classpath:logback-spring.xml");
        assertThat(city.exitCode()).isEqualTo(1);
        assertThat(city.saidOnStderr())
                .anyMatch(line -> line.contains("nowhere"))
                .noneMatch(line -> line.startsWith("\tat "));
        assertThat(Files.readString(temporary.resolve("new/logs/cityplus.log"))).contains("The city did not start");
    }

    private String data(String folder) {
        return "--cityplus.data=" + temporary.resolve(folder);
    }

    private static void refused(String reason, String... arguments) throws Exception {
        ChildCity city = ChildCity.run(arguments);
        assertThat(city.saidOnStderr())
                .singleElement()
                .asString()
                .contains(reason)
                .doesNotContain("secret");
        assertThat(city.exitCode()).isEqualTo(1);
    }
}
