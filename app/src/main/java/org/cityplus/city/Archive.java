package org.cityplus.city;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.cityplus.kernel.Message;

/**
 * A city pack in one ZIP file. Reading trusts nothing in it: sizes are counted as bytes come out, names are taken only
 * when they are a pack's, and nothing touches the disk.
 */
final class Archive {
    private static final int MOST_ENTRIES = 500;
    private static final int LONGEST_FILE = 2 << 20;
    private static final int LONGEST_TOTAL = 8 << 20;

    private static final Pattern TAKEN = Pattern.compile(
            "agencies\\.csv|offices\\.csv|switches\\.csv|calendar/calendar\\.yaml|calendar/\\d{4}\\.csv|texts/(zh-CN|en)\\.yaml");

    /** The rest of a pack, which stays as the folder has it. */
    private static final Pattern LEFT_OUT = Pattern.compile(
            "city\\.yaml|^[A-Z]+\\.md|(districts|towns|villages|files)\\.csv|(privacy|laws)\\.yaml|districts\\.geojson"
                    + "|(services|life-events|tariffs|demo|licences)(/[A-Za-z0-9.-]+){1,3}");

    private Archive() {}

    /** What came out: the files that are taken, and the names of those that are a pack's and are not. */
    record Contents(SortedMap<String, byte[]> files, List<String> leftOut) {}

    static byte[] write(Map<String, byte[]> files) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            for (Map.Entry<String, byte[]> file : new TreeMap<>(files).entrySet()) {
                ZipEntry entry = new ZipEntry(file.getKey());
                // The same city gives the same bytes.
                entry.setTimeLocal(LocalDateTime.of(1980, 1, 1, 0, 0));
                zip.putNextEntry(entry);
                zip.write(file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static Contents read(byte[] archive, Problems problems) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        List<String> leftOut = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive), StandardCharsets.UTF_8)) {
            int total = 0;
            int entries = 0;
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries++;
                if (entries > MOST_ENTRIES) {
                    problems.add(
                            "archive",
                            0,
                            "entries",
                            Message.of("city.pack.archive-entries", String.valueOf(MOST_ENTRIES)));
                    break;
                }
                byte[] bytes = zip.readNBytes(LONGEST_FILE + 1);
                total += bytes.length;
                if (bytes.length > LONGEST_FILE || total > LONGEST_TOTAL) {
                    problems.add(
                            "archive",
                            0,
                            "size",
                            Message.of(
                                    "city.pack.archive-size",
                                    String.valueOf(LONGEST_FILE >> 20),
                                    String.valueOf(LONGEST_TOTAL >> 20)));
                    break;
                }
                if (!entry.isDirectory()) {
                    take(entry.getName(), bytes, files, leftOut, problems);
                }
            }
            if (entries == 0) {
                problems.add("archive", 0, "file", Message.of("city.pack.archive-none"));
            }
        } catch (IOException | IllegalArgumentException e) {
            problems.add("archive", 0, "file", Message.of("city.pack.archive-broken"));
        }
        return new Contents(files, leftOut);
    }

    private static void take(
            String name, byte[] bytes, Map<String, byte[]> files, List<String> leftOut, Problems problems) {
        if (TAKEN.matcher(name).matches()) {
            if (files.put(name, bytes) != null) {
                problems.add(name, 0, "name", Message.of("city.pack.archive-once"));
            }
        } else if (LEFT_OUT.matcher(name).matches() && !name.contains("..")) {
            leftOut.add(name);
        } else {
            String shown = name.codePoints()
                    .limit(100)
                    .map(c -> Character.isISOControl(c) ? '?' : c)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            problems.add("archive", 0, "name", Message.of("city.pack.archive-name", shown));
        }
    }
}
