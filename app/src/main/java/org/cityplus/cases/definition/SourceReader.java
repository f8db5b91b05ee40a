package org.cityplus.cases.definition;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.cityplus.cases.definition.citation.Citations;
import org.cityplus.cases.definition.process.Process;
import org.cityplus.kernel.LocalizedText;

/** Where the law sets the terms of each part of the process: in the version's own English, or else in that of the law. */
final class SourceReader {
    private static final LocalizedText REMEDY = new LocalizedText(
            "在城市包的 laws.yaml 里加上它的英文名；办理流程的依据也可以写进 en.yaml 的 sources",
            "Add its English name to the pack’s laws.yaml; of a part of the process, sources in en.yaml may say it too");

    private final Words words;
    private final Citations citations;

    SourceReader(Words words, Citations citations) {
        this.words = words;
        this.citations = citations;
    }

    Map<String, LocalizedText> read(Piece service, Process process) {
        Map<String, Optional<String>> written = new LinkedHashMap<>();
        written.put("acceptance", process.findAcceptance().map(Process.Acceptance::source));
        written.put("payment", Optional.ofNullable(process.payment()).map(Process.Payment::source));
        written.put(
                "decision",
                process.isOfBefore()
                        ? Optional.empty()
                        : Optional.of(process.decision().source()));
        written.put("delivery", Optional.ofNullable(process.delivery()).map(Process.Delivery::source));
        written.put("reconsideration", process.findReconsideration().map(Process.Reconsideration::source));
        Map<String, LocalizedText> sources = new LinkedHashMap<>();
        written.forEach((part, source) -> source.filter(zh -> !zh.isBlank())
                .ifPresent(zh -> sources.put(
                        part,
                        words.findEnglish("sources", part)
                                .map(en -> new LocalizedText(zh, en))
                                .orElseGet(() -> service.find("process")
                                        .flatMap(piece -> piece.find(part))
                                        .map(piece -> cited(piece, "source", citations))
                                        .orElseGet(() -> citations.of(zh))))));
        return java.util.Collections.unmodifiableMap(sources);
    }

    /** What stands under {@code key}, in both languages; what an English reader would see in Chinese is told to the author. */
    static LocalizedText cited(Piece piece, String key, Citations citations) {
        return piece.findText(key)
                .map(written -> {
                    LocalizedText cited = citations.of(written);
                    piece.find(key).ifPresent(source -> warnOfChinese(source, cited));
                    return cited;
                })
                .orElse(Words.UNKNOWN);
    }

    static void warnOfChinese(Piece source, LocalizedText cited) {
        if (Citations.hasChinese(cited.en())) {
            source.warning(
                    new LocalizedText(
                            "英文页面上会看到中文「" + cited.en() + "」",
                            "English readers see “" + cited.en() + "”, partly in Chinese"),
                    REMEDY);
        }
    }
}
