package org.cityplus.cases.definition;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cityplus.cases.definition.citation.Citations;
import org.cityplus.kernel.LocalizedText;

/** The words of a service in both languages, looked up by place; what is missing and what nobody asks for is reported. */
final class Words {
    /** In place of words whose lack is told as a mistake. */
    static final LocalizedText UNKNOWN = new LocalizedText("？", "?");

    private final Piece zh;
    private final Piece en;
    private final String named;
    private final Citations citations;
    private final Set<String> used = new HashSet<>();
    private final Set<String> usedInEnglish = new HashSet<>();

    Words(Piece zh, Piece en, Citations citations) {
        this(zh, en, DefinitionFiles.SERVICE, citations);
    }

    /** @param named the file that names the places */
    Words(Piece zh, Piece en, String named, Citations citations) {
        this.citations = citations;
        this.zh = zh;
        this.en = en;
        this.named = named;
    }

    /** The words at a place, which must be there in both languages. */
    LocalizedText get(String... place) {
        Optional<String> inZh = text(zh, place);
        Optional<String> inEn = text(en, place);
        if (inZh.isEmpty()) {
            missing(zh, place);
        }
        if (inEn.isEmpty()) {
            missing(en, place);
        }
        return inZh.isPresent() && inEn.isPresent() ? new LocalizedText(inZh.get(), inEn.get()) : UNKNOWN;
    }

    /** Words that may be left out, in both languages alike. */
    Optional<LocalizedText> find(String... place) {
        return text(zh, place).isPresent() || text(en, place).isPresent() ? Optional.of(get(place)) : Optional.empty();
    }

    /** Words that cite law. Chinese among the English is said in English as far as that can be. */
    LocalizedText getCited(String... place) {
        LocalizedText written = get(place);
        LocalizedText cited = new LocalizedText(written.zh(), citations.english(written.en()));
        Optional<Piece> source = Optional.of(en);
        for (String key : place) {
            source = source.flatMap(piece -> piece.find(key));
        }
        source.ifPresent(piece -> SourceReader.warnOfChinese(piece, cited));
        return cited;
    }

    /** The same, which may be left out, in both languages alike. */
    Optional<LocalizedText> findCited(String... place) {
        return find(place).map(_ -> getCited(place));
    }

    /** Words in English for what the service's own file says in Chinese; they may be left out. */
    Optional<String> findEnglish(String... place) {
        usedInEnglish.add(String.join("\0", place));
        return find(en, place);
    }

    /** Two lists that say the same, item by item. */
    List<PieceOfBoth> pairs(String key) {
        List<Piece> inZh = zh.list(key);
        List<Piece> inEn = en.list(key);
        used.add(key);
        if (inZh.size() != inEn.size() && zh.isSound() && en.isSound()) {
            en.find(key)
                    .orElse(en)
                    .error(
                            new LocalizedText(
                                    "要和 zh-CN.yaml 一样有 " + inZh.size() + " 项",
                                    "needs as many entries as zh-CN.yaml has: " + inZh.size()),
                            new LocalizedText("两种语言逐条对应", "Both languages say the same, one by one"));
        }
        List<PieceOfBoth> pairs = new ArrayList<>();
        for (int i = 0; i < Math.min(inZh.size(), inEn.size()); i++) {
            pairs.add(new PieceOfBoth(inZh.get(i), inEn.get(i)));
        }
        return pairs;
    }

    record PieceOfBoth(Piece zh, Piece en) {
        LocalizedText get(String key) {
            Optional<String> inZh = zh.findText(key);
            Optional<String> inEn = en.findText(key);
            return inZh.isPresent() && inEn.isPresent()
                    ? new LocalizedText(inZh.get().strip(), inEn.get().strip())
                    : UNKNOWN;
        }
    }

    /** All items of a list of words, in both languages. */
    List<String> all(String key) {
        used.add(key);
        List<String> all = new ArrayList<>();
        zh.list(key).forEach(item -> all.add(item.text()));
        en.list(key).forEach(item -> all.add(item.text()));
        return List.copyOf(all);
    }

    /** Words that nothing asks for. */
    void warnOfUnused() {
        warn(zh, "", used);
        usedInEnglish.addAll(used);
        warn(en, "", usedInEnglish);
    }

    private void warn(Piece piece, String key, Set<String> asked) {
        for (Map.Entry<String, Piece> entry : piece.entries().entrySet()) {
            String place = key.isEmpty() ? entry.getKey() : key + "\0" + entry.getKey();
            Piece value = entry.getValue();
            if (!value.entries().isEmpty()) {
                warn(value, place, asked);
            } else if (!asked.contains(place)) {
                value.warning(
                        new LocalizedText("没有用到这段文字", "nothing uses these words"),
                        new LocalizedText(
                                "删掉，或者看看 " + named + " 里的 id 对不对", "Remove them, or check the id in " + named));
            }
        }
    }

    private Optional<String> text(Piece root, String... place) {
        used.add(String.join("\0", place));
        return find(root, place);
    }

    private static Optional<String> find(Piece root, String... place) {
        Optional<Piece> piece = Optional.of(root);
        for (String key : place) {
            piece = piece.flatMap(p -> p.find(key));
        }
        return piece.map(Piece::text).map(String::strip).filter(text -> !text.isEmpty());
    }

    private void missing(Piece root, String... place) {
        Piece nearest = root;
        for (String key : place) {
            Optional<Piece> deeper = nearest.find(key);
            if (deeper.isEmpty()) {
                break;
            }
            nearest = deeper.get();
        }
        if (!nearest.isSound()) {
            return;
        }
        String wanted = String.join(".", place);
        nearest.error(
                new LocalizedText(
                        "缺「" + wanted + "」的文字，" + named + " 里用到了",
                        "“" + wanted + "” is missing; " + named + " names it"),
                new LocalizedText("在这里补上", "Add it here"));
    }
}
