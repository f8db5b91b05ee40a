package org.cityplus.files;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.cityplus.kernel.Message;
import org.cityplus.kernel.Refusal;

/** Has PDFs read by {@link PdfWorker}, each by a process of its own. */
final class Pdfs {
    private static final Duration PATIENCE = Duration.ofSeconds(25);
    private static final String HEAP = "-Xmx256m";
    private static final String LOADER = "org.springframework.boot.loader.launch.PropertiesLauncher";

    private Pdfs() {}

    /**
     * {@code upload} written anew, and its first page.
     *
     * @throws Refusal INVALID when it is broken, locked, too long, or wants more memory or time than any honest one
     */
    static PdfAnswer.Taken read(byte[] upload, int mostPages) {
        return switch (ask(upload, mostPages, PATIENCE)) {
            case PdfAnswer.Taken taken -> taken;
            case PdfAnswer.Refused refused ->
                throw new Refusal(Refusal.Kind.INVALID, new Message(refused.rule(), refused.args()));
        };
    }

    static PdfAnswer ask(byte[] upload, int mostPages, Duration patience) {
        Process worker = start(mostPages);
        // An ended process takes no notice.
        CompletableFuture.delayedExecutor(patience.toMillis(), TimeUnit.MILLISECONDS)
                .execute(worker::destroyForcibly);
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(worker.getInputStream()))) {
            try (OutputStream out = worker.getOutputStream()) {
                out.write(upload);
            }
            return PdfAnswer.from(in);
        } catch (IOException e) {
            // Out of memory, out of time, or out of its mind.
            return PdfAnswer.refused("files.pdf.too-heavy");
        } finally {
            worker.destroyForcibly();
        }
    }

    private static Process start(int mostPages) {
        ProcessBuilder builder = new ProcessBuilder(command(mostPages)).redirectError(ProcessBuilder.Redirect.DISCARD);
        // The settings, with their passwords, are none of its business.
        builder.environment().clear();
        try {
            return builder.start();
        } catch (IOException e) {
            throw new IllegalStateException("cannot start a process to read a document", e);
        }
    }

    private static List<String> command(int mostPages) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                HEAP,
                "-Xss1m",
                "-XX:MaxDirectMemorySize=32m",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Djava.awt.headless=true",
                "-Dpdfbox.fontcache=" + System.getProperty("java.io.tmpdir"),
                "-cp",
                System.getProperty("java.class.path")));
        // Run as one jar, the libraries are inside it.
        if (isPacked()) {
            command.add("-Dloader.main=" + PdfWorker.class.getName());
            command.add(LOADER);
        } else {
            command.add(PdfWorker.class.getName());
        }
        command.add(Integer.toString(mostPages));
        return command;
    }

    private static boolean isPacked() {
        return ClassLoader.getSystemResource(LOADER.replace('.', '/') + ".class") != null;
    }
}
