package org.cityplus.city;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;

/** Where the packs are that the tests read. */
final class Packs {
    /** Tests run in the module's folder, the launcher in the repository's. */
    static final Path CHONGQING = Files.isDirectory(Path.of("cities/chongqing"))
            ? Path.of("cities/chongqing")
            : Path.of("../cities/chongqing");

    static final Path TINYTOWN = resource("/cities/tinytown");

    private Packs() {}

    static void copy(Path from, Path to) {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(Objects.requireNonNull(target.getParent()));
                Files.copy(file, target);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path resource(String name) {
        try {
            return Path.of(Objects.requireNonNull(Packs.class.getResource(name)).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
