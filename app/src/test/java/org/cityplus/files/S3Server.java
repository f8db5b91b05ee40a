package org.cityplus.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.cityplus.testing.TestRun;
import org.springframework.util.function.SingletonSupplier;

/** A server that speaks S3, in a JVM of its own, one for a test run. The build puts it into {@code target/peers}. */
final class S3Server {
    static final String BUCKET = "city-files";

    private static final Supplier<S3Server> ONE = SingletonSupplier.of(S3Server::new);
    private static final Path LOG = TestRun.own("s3mock.log");
    private static final int PATIENCE_SECONDS = 60;

    private final int port = freePort();

    private S3Server() {
        try {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx200m",
                            "-XX:TieredStopAtLevel=1",
                            "-jar",
                            "target/peers/s3mock.jar",
                            "--com.adobe.testing.s3mock.http-port=" + port,
                            "--server.port=" + freePort(),
                            "--com.adobe.testing.s3mock.store.initial-buckets=" + BUCKET,
                            "--com.adobe.testing.s3mock.store.root="
                                    + Files.createTempDirectory(Path.of("target"), "s3-"))
                    .redirectErrorStream(true)
                    .redirectOutput(LOG.toFile())
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            await(process);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static URI address() {
        return URI.create("http://127.0.0.1:" + ONE.get().port);
    }

    private void await(Process process) throws IOException {
        for (int i = 0; i < PATIENCE_SECONDS * 5; i++) {
            if (!process.isAlive()) {
                break;
            }
            try {
                Thread.sleep(200);
                var asked = (HttpURLConnection) URI.create("http://127.0.0.1:" + port + "/" + BUCKET)
                        .toURL()
                        .openConnection();
                if (asked.getResponseCode() == 200) {
                    return;
                }
            } catch (IOException notYet) {
                continue;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        throw new IllegalStateException("the S3 server does not start; " + LOG + " says why");
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
