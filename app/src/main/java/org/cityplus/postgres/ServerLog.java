package org.cityplus.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** PostgreSQL's own log; {@code from} is where this start's part begins. */
record ServerLog(Path file, long from) {
    private static final long ROTATE_AT_BYTES = 5_000_000;

    static ServerLog open(Path file) throws IOException {
        if (!Files.exists(file)) {
            Files.createFile(file);
        } else if (Files.size(file) > ROTATE_AT_BYTES) {
            Files.move(file, file.resolveSibling("postgres.1.log"), StandardCopyOption.REPLACE_EXISTING);
            Files.createFile(file);
        }
        return new ServerLog(file, Files.size(file));
    }

    /** What the server said last of its reasons to end. */
    String lastFatal() throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        String said = new String(bytes, (int) from, bytes.length - (int) from, StandardCharsets.UTF_8);
        List<String> fatal =
                said.lines().filter(line -> line.contains("FATAL:")).toList();
        return fatal.isEmpty() ? "" : fatal.getLast().replaceFirst("^.*FATAL: *", "");
    }
}
