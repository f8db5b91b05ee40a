package org.cityplus.privacy.rights;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.cityplus.kernel.LocalizedText;
import org.cityplus.kernel.PersonalData.Takeout;
import org.cityplus.privacy.Declared;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A zip with everything: data as JSON, files as they were sent, and pages in two languages that say what is what. It goes out as
 * it is made.
 */
final class Archive implements Takeout {
    private final ZipOutputStream zip;
    private final JsonMapper json;
    private final LocalDateTime madeAt;
    private final Map<String, Set<String>> entries = new LinkedHashMap<>();
    private final Set<String> names = new LinkedHashSet<>();

    Archive(JsonMapper json, Instant madeAt, ZoneId zone, OutputStream to) {
        this.zip = new ZipOutputStream(to, StandardCharsets.UTF_8);
        this.json = json;
        this.madeAt = LocalDateTime.ofInstant(madeAt, zone).withNano(0);
    }

    @Override
    public void data(String kind, Object value) {
        put(kind, "data/" + kind + ".json", out -> write(value, out));
    }

    @Override
    public void file(String kind, String name, byte[] content) {
        // A name that somebody chose must not lead out of the folder it is unpacked into.
        put(
                kind,
                "files/" + kind + "/"
                        + name.replaceAll("[^\\p{L}\\p{N}._-]", "_").replace("..", "_"),
                out -> out.write(content));
    }

    private void put(String kind, String name, Content content) {
        if (names.add(name)) {
            entries.computeIfAbsent(kind, k -> new LinkedHashSet<>()).add(name);
            write(name, content);
        }
    }

    /** Writes the end, once all is in. */
    void finish(List<Declared> kinds) {
        byte[] zh = page(kinds, LocalizedText::zh, "zh-CN", "我的数据", "index-en.html", "English");
        byte[] en = page(kinds, LocalizedText::en, "en", "My data", "index.html", "中文");
        write("index.html", out -> out.write(zh));
        write("index-en.html", out -> out.write(en));
        write("schema.json", out -> write(schema(kinds), out));
        try {
            zip.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(Object value, OutputStream out) {
        json.writerWithDefaultPrettyPrinter()
                .without(StreamWriteFeature.AUTO_CLOSE_TARGET)
                .writeValue(out, value);
    }

    private Map<String, Object> schema(List<Declared> kinds) {
        Map<String, Object> described = new TreeMap<>();
        for (Declared kind : kinds) {
            described.put(
                    kind.id(),
                    Map.of(
                            "name", kind.name(),
                            "what", kind.what(),
                            "purpose", kind.purpose(),
                            "basis", kind.basis(),
                            "until", kind.until(),
                            "entries", entries.getOrDefault(kind.id(), Set.of())));
        }
        return Map.of(
                "format",
                "CityPlus personal data 1",
                "madeAt",
                madeAt.toString(),
                "times",
                "UTC, ISO 8601; money in fen; texts UTF-8",
                "kinds",
                described);
    }

    private byte[] page(
            List<Declared> kinds,
            Function<LocalizedText, String> in,
            String lang,
            String title,
            String other,
            String otherName) {
        StringBuilder page = new StringBuilder("<!doctype html><html lang=\"" + lang
                + "\"><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>" + title
                + "</title><h1>" + title + "</h1><p>CityPlus · " + madeAt + " · <a href=\"" + other + "\">" + otherName
                + "</a></p>");
        for (Declared kind : kinds) {
            Set<String> files = entries.getOrDefault(kind.id(), Set.of());
            if (!files.isEmpty()) {
                page.append("<h2>").append(escaped(in.apply(kind.name()))).append("</h2><p>");
                page.append(escaped(in.apply(kind.what()))).append("<br>");
                page.append(escaped(in.apply(kind.purpose()))).append("<br>");
                page.append(escaped(in.apply(kind.basis()))).append("<br>");
                page.append(escaped(in.apply(kind.until()))).append("</p><ul>");
                files.forEach(file -> page.append("<li><a href=\"")
                        .append(escaped(file))
                        .append("\">")
                        .append(escaped(file))
                        .append("</a></li>"));
                page.append("</ul>");
            }
        }
        return page.append("</html>").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    private void write(String name, Content content) {
        try {
            ZipEntry entry = new ZipEntry(name);
            entry.setTimeLocal(madeAt);
            zip.putNextEntry(entry);
            content.writeTo(zip);
            zip.closeEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
