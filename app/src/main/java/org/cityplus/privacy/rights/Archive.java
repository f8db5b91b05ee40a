package org.cityplus.privacy.rights;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
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
import tools.jackson.databind.json.JsonMapper;

/** A zip with everything: data as JSON, files as they were sent, and pages in two languages that say what is what. */
final class Archive implements Takeout {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8);
    private final JsonMapper json;
    private final LocalDateTime madeAt;
    private final Map<String, Set<String>> entries = new LinkedHashMap<>();
    private final Set<String> names = new LinkedHashSet<>();

    Archive(JsonMapper json, Instant madeAt, ZoneId zone) {
        this.json = json;
        this.madeAt = LocalDateTime.ofInstant(madeAt, zone).withNano(0);
    }

    @Override
    public void data(String kind, Object value) {
        put(
                kind,
                "data/" + kind + ".json",
                json.writerWithDefaultPrettyPrinter().writeValueAsBytes(value));
    }

    @Override
    public void file(String kind, String name, byte[] content) {
        // A name that somebody chose must not lead out of the folder it is unpacked into.
        put(
                kind,
                "files/" + kind + "/"
                        + name.replaceAll("[^\\p{L}\\p{N}._-]", "_").replace("..", "_"),
                content);
    }

    private void put(String kind, String name, byte[] content) {
        if (names.add(name)) {
            entries.computeIfAbsent(kind, k -> new LinkedHashSet<>()).add(name);
            write(name, content);
        }
    }

    /** The whole, once all is in. */
    byte[] finish(List<Declared> kinds) {
        write("index.html", page(kinds, LocalizedText::zh, "zh-CN", "我的数据", "index-en.html", "English"));
        write("index-en.html", page(kinds, LocalizedText::en, "en", "My data", "index.html", "中文"));
        write("schema.json", json.writerWithDefaultPrettyPrinter().writeValueAsBytes(schema(kinds)));
        try {
            zip.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
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

    private void write(String name, byte[] content) {
        try {
            ZipEntry entry = new ZipEntry(name);
            entry.setTimeLocal(madeAt);
            zip.putNextEntry(entry);
            zip.write(content);
            zip.closeEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
