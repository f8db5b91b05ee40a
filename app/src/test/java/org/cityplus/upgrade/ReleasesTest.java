package org.cityplus.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReleasesTest {
    private static final long MOST_BYTES = 400_000;

    /** Counted as a clone carries them: {@code du} counts blocks and folders, which differ from disk to disk. */
    @Test
    void eachReleaseIsSmall() throws IOException {
        for (String release : GoldenCity.releases()) {
            try (Stream<Path> files = Files.walk(GoldenCity.named(release).folder())) {
                assertThat(files.filter(Files::isRegularFile)
                                .mapToLong(file -> file.toFile().length())
                                .sum())
                        .as("bytes of release %s", release)
                        .isLessThan(MOST_BYTES);
            }
        }
    }

    /** A release that is written down and not upgraded from would only look tested. */
    @Test
    void eachReleaseHasItsTest() throws IOException {
        assertThat(GoldenCity.releases()).isNotEmpty();
        try (Stream<Path> tests = Files.list(Path.of("src/test/java/org/cityplus/upgrade"))) {
            assertThat(tests.map(test -> test.getFileName().toString())
                            .filter(name -> name.startsWith("UpgradeFrom"))
                            .map(name -> name.replaceAll("\\D", "")))
                    .containsAll(GoldenCity.releases().stream()
                            .map(release -> release.replaceAll("\\D", ""))
                            .toList());
        }
    }
}
