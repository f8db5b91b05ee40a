package org.cityplus.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Where the things under test are. */
final class Build {
    static final Path ROOT =
            Path.of(System.getProperty("cityplus.root", "..")).toAbsolutePath().normalize();
    static final Path OUTPUT = ROOT.resolve("acceptance/target");
    static final Path JAVA = Path.of(System.getProperty("java.home"), "bin/java");

    private Build() {}

    /** The packaged app in its extracted layout, which starts in about half the time. */
    static Path app() {
        Path jar = packagedJar();
        try {
            Path app = OUTPUT.resolve("app-" + Files.getLastModifiedTime(jar).toMillis());
            if (!Files.isDirectory(app)) {
                extractOnce(jar, app);
            }
            return app.resolve(jar.getFileName());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path packagedJar() {
        try (DirectoryStream<Path> jars =
                Files.newDirectoryStream(ROOT.resolve("app/target"), "cityplus-app-*[T0-9].jar")) {
            for (Path jar : jars) {
                return jar;
            }
        } catch (IOException noSuchFolder) {
            // said below
        }
        throw new IllegalStateException("The app is not packaged: mvn -pl app package -DskipTests");
    }

    /** Several JVMs run journeys side by side. */
    private static void extractOnce(Path jar, Path to) throws IOException {
        Files.createDirectories(OUTPUT);
        try (FileChannel channel = FileChannel.open(
                        OUTPUT.resolve("extract.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock _ = channel.lock()) {
            if (!Files.isDirectory(to)) {
                extract(jar, to);
            }
        }
    }

    private static void extract(Path jar, Path to) throws IOException {
        Path unfinished = to.resolveSibling("tmp-" + to.getFileName());
        delete(unfinished);
        Process extraction = new ProcessBuilder(
                        JAVA.toString(),
                        "-Djarmode=tools",
                        "-jar",
                        jar.toString(),
                        "extract",
                        "--destination",
                        unfinished.toString())
                .inheritIO()
                .start();
        if (extraction.onExit().join().exitValue() != 0) {
            throw new IllegalStateException("cannot extract " + jar);
        }
        Files.move(unfinished, to);
    }

    /** Deletes a tree; what its owner is still deleting is no trouble. */
    static void delete(Path tree) throws IOException {
        if (!Files.exists(tree)) {
            return;
        }
        List<Path> deepestFirst;
        try (Stream<Path> all = Files.walk(tree)) {
            deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : deepestFirst) {
            try {
                Files.deleteIfExists(path);
            } catch (FileSystemException stillUsed) {
                System.err.println("left behind: " + stillUsed.getMessage());
            }
        }
    }
}
