package org.cityplus.acceptance;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** A city's exported file, changed as somebody would with a text editor. */
final class Zips {
    private Zips() {}

    static byte[] replace(Path archive, String file, String from, String to) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipFile zip = new ZipFile(archive.toFile());
                ZipOutputStream changed = new ZipOutputStream(bytes)) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                byte[] content = zip.getInputStream(entry).readAllBytes();
                if (entry.getName().equals(file)) {
                    String text = new String(content, StandardCharsets.UTF_8);
                    if (!text.contains(from)) {
                        throw new AssertionError(file + " has no " + from + ": " + text);
                    }
                    content = text.replace(from, to).getBytes(StandardCharsets.UTF_8);
                }
                changed.putNextEntry(new ZipEntry(entry.getName()));
                changed.write(content);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
