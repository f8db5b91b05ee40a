package org.cityplus.city;

import java.util.HashMap;
import java.util.Map;
import org.cityplus.kernel.Message;

/** Reads {@code laws.yaml}; a pack may have none. */
final class LawFile {
    static final String NAME = "laws.yaml";

    private static final String NOT_IN_A_TITLE = "《》；;";

    private LawFile() {}

    static LawTable read(Pack pack) {
        if (!pack.has(NAME)) {
            return LawTable.EMPTY;
        }
        YamlMap file = pack.yaml(NAME).only("laws", "documents", "remarks");
        Map<String, String> titles = new HashMap<>();
        for (YamlMap law : file.maps("laws")) {
            law.only("full", "short");
            both(law.map("full"), titles, NOT_IN_A_TITLE);
            if (law.keys().contains("short")) {
                both(law.map("short"), titles, NOT_IN_A_TITLE);
            }
        }
        Map<String, String> series = new HashMap<>();
        if (file.keys().contains("documents")) {
            file.maps("documents").forEach(document -> both(document, series, NOT_IN_A_TITLE));
        }
        Map<String, String> remarks = new HashMap<>();
        if (file.keys().contains("remarks")) {
            file.maps("remarks").forEach(remark -> both(remark, remarks, ""));
        }
        return new LawTable(titles, series, remarks);
    }

    private static void both(YamlMap written, Map<String, String> into, String without) {
        written.only("zh", "en");
        String zh = written.text("zh");
        String en = written.text("en");
        if (zh.chars().anyMatch(c -> without.indexOf(c) >= 0) || !hasChinese(zh)) {
            written.report("zh", Message.of("city.pack.law-chinese"));
        }
        if (hasChinese(en)) {
            written.report("en", Message.of("city.pack.law-english"));
        }
        if (into.putIfAbsent(zh, en) != null) {
            written.report("zh", Message.of("city.pack.once"));
        }
    }

    private static boolean hasChinese(String text) {
        return text.codePoints().anyMatch(Character::isIdeographic);
    }
}
