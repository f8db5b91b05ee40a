package org.cityplus.cases.definition.yaml;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cityplus.kernel.LocalizedText;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads one YAML document from bytes nobody has vouched for. Anchors, aliases, tags and further documents are refused, so
 * nothing can unfold to more than its file; size, depth, number of parts and length of a text are bounded.
 */
public final class YamlReader {
    /** The largest definition here has 12 kB. */
    private static final int MAX_BYTES = 256 * 1024;

    private static final int MAX_DEPTH = 20;
    private static final int MAX_PARTS = 20_000;
    private static final int MAX_TEXT = 10_000;

    private static final LocalizedText ALIAS_RULE =
            new LocalizedText("锚点（&）、引用（*）和类型标签（!）不能用", "anchors (&), aliases (*) and tags (!) are not allowed");
    private static final LocalizedText ALIAS_REMEDY = new LocalizedText(
            "把内容写全；需要这些字符时加引号", "Write the content out; put quotes around these characters where they are meant");

    private final List<YamlFault> faults = new ArrayList<>();
    private @Nullable Iterator<Event> events;
    private int parts;

    private YamlReader() {}

    /** What was read, and what is wrong with it; the root is missing when nothing could be made of the file. */
    public record Reading(Optional<YamlNode> root, List<YamlFault> faults) {}

    public static Reading read(byte[] bytes) {
        return new YamlReader().document(bytes);
    }

    private Reading document(byte[] bytes) {
        Optional<YamlNode> root = Optional.empty();
        try {
            root = root(decoded(bytes));
        } catch (Unreadable e) {
            faults.add(e.fault);
        } catch (MarkedYamlEngineException e) {
            faults.add(syntax(e));
        } catch (YamlEngineException e) {
            faults.add(new YamlFault(
                    Mark.START,
                    "",
                    new LocalizedText("文件里有 YAML 不认的字符", "the file has characters that YAML does not know"),
                    new LocalizedText("删掉看不见的控制字符", "Remove invisible control characters")));
        }
        return new Reading(root, List.copyOf(faults));
    }

    private Optional<YamlNode> root(String text) {
        LoadSettings settings = LoadSettings.builder()
                .setCodePointLimit(MAX_BYTES)
                .setMaxAliasesForCollections(0)
                .setParseComments(false)
                .build();
        Iterator<Event> all = new Parse(settings).parseString(text).iterator();
        events = all;
        Optional<YamlNode> root = Optional.empty();
        while (all.hasNext()) {
            Event event = all.next();
            switch (event.getEventId()) {
                case StreamStart, StreamEnd, DocumentStart, DocumentEnd, Comment -> {}
                default -> {
                    if (root.isPresent()) {
                        throw new Unreadable(new YamlFault(
                                mark(event),
                                "",
                                new LocalizedText("一个文件只能有一份文档", "a file holds one document only"),
                                new LocalizedText("删掉第二个 --- 和它后面的内容", "Remove the second --- and what follows it")));
                    }
                    root = Optional.of(node(event, "", 0));
                }
            }
        }
        if (root.isEmpty()) {
            throw new Unreadable(new YamlFault(
                    Mark.START,
                    "",
                    new LocalizedText("文件是空的", "the file is empty"),
                    new LocalizedText("照另一项服务的同名文件填写", "Fill it in as in another service’s folder")));
        }
        return root;
    }

    private YamlNode node(Event event, String path, int depth) {
        Mark at = mark(event);
        if (++parts > MAX_PARTS || depth > MAX_DEPTH) {
            throw new Unreadable(new YamlFault(
                    at,
                    path,
                    new LocalizedText(
                            "内容太多或嵌套太深（最多 " + MAX_PARTS + " 项、" + MAX_DEPTH + " 层）",
                            "too much or too deep (at most " + MAX_PARTS + " parts, " + MAX_DEPTH + " levels)"),
                    new LocalizedText("拆小，或者去掉不需要的层次", "Split it up, or take out levels that are not needed")));
        }
        refuseTricks(event, path);
        return switch (event) {
            case ScalarEvent scalar -> scalar(scalar, at, path);
            case SequenceStartEvent _ -> sequence(at, path, depth);
            case MappingStartEvent _ -> mapping(at, path, depth);
            default -> throw new Unreadable(new YamlFault(at, path, ALIAS_RULE, ALIAS_REMEDY));
        };
    }

    private YamlNode scalar(ScalarEvent scalar, Mark at, String path) {
        if (scalar.getValue().length() > MAX_TEXT) {
            throw new Unreadable(new YamlFault(
                    at,
                    path,
                    new LocalizedText("一段文字最多 " + MAX_TEXT + " 字", "a text has at most " + MAX_TEXT + " characters"),
                    new LocalizedText("缩短它", "Shorten it")));
        }
        return new YamlNode.Scalar(at, scalar.getValue(), scalar.getScalarStyle() == ScalarStyle.PLAIN);
    }

    private YamlNode sequence(Mark at, String path, int depth) {
        List<YamlNode> items = new ArrayList<>();
        for (Event event = next(); event.getEventId() != Event.ID.SequenceEnd; event = next()) {
            items.add(node(event, path + "[" + items.size() + "]", depth + 1));
        }
        return new YamlNode.Sequence(at, List.copyOf(items));
    }

    private YamlNode mapping(Mark at, String path, int depth) {
        Map<String, YamlNode.Entry> entries = new LinkedHashMap<>();
        for (Event event = next(); event.getEventId() != Event.ID.MappingEnd; event = next()) {
            Mark keyAt = mark(event);
            if (!(event instanceof ScalarEvent key)) {
                throw new Unreadable(new YamlFault(
                        keyAt,
                        path,
                        new LocalizedText("冒号前面要是一个词", "what stands before a colon must be a word"),
                        new LocalizedText("写成「键: 值」", "Write key: value")));
            }
            refuseTricks(event, path);
            String name = key.getValue();
            String place = path.isEmpty() ? name : path + "." + name;
            YamlNode value = node(next(), place, depth + 1);
            if (entries.putIfAbsent(name, new YamlNode.Entry(keyAt, value)) != null) {
                faults.add(new YamlFault(
                        keyAt,
                        place,
                        new LocalizedText("「" + shown(name) + "」写了两次", "“" + shown(name) + "” is there twice"),
                        new LocalizedText("留下一个，删掉另一个", "Keep one and remove the other")));
            }
        }
        return new YamlNode.Mapping(at, entries);
    }

    private void refuseTricks(Event event, String path) {
        boolean tagged = switch (event) {
            case ScalarEvent scalar -> scalar.getTag().isPresent();
            case SequenceStartEvent list -> list.getTag().isPresent();
            case MappingStartEvent map -> map.getTag().isPresent();
            default -> false;
        };
        if (tagged || event instanceof NodeEvent node && node.getAnchor().isPresent()) {
            throw new Unreadable(new YamlFault(mark(event), path, ALIAS_RULE, ALIAS_REMEDY));
        }
    }

    private Event next() {
        if (events == null) {
            throw new IllegalStateException("nothing is being read");
        }
        return events.next();
    }

    private static String decoded(byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            throw new Unreadable(new YamlFault(
                    Mark.START,
                    "",
                    new LocalizedText(
                            "文件最大 " + MAX_BYTES / 1024 + " KB", "a file has at most " + MAX_BYTES / 1024 + " kB"),
                    new LocalizedText("删掉不需要的内容", "Remove what is not needed")));
        }
        ByteBuffer in = ByteBuffer.wrap(bytes);
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(in)
                    .toString();
        } catch (CharacterCodingException e) {
            int line = 1;
            for (int i = 0; i < in.position(); i++) {
                line += bytes[i] == '\n' ? 1 : 0;
            }
            throw new Unreadable(new YamlFault(
                    new Mark(line, 1),
                    "",
                    new LocalizedText("文件要用 UTF-8 编码", "the file must be encoded in UTF-8"),
                    new LocalizedText("在编辑器里另存为 UTF-8", "Save it as UTF-8 in the editor")));
        }
    }

    private static YamlFault syntax(MarkedYamlEngineException e) {
        Mark at = e.getProblemMark()
                .or(e::getContextMark)
                .map(mark -> new Mark(mark.getLine() + 1, mark.getColumn() + 1))
                .orElse(Mark.START);
        return new YamlFault(
                at,
                "",
                new LocalizedText("这里不合 YAML 的写法", "this is not written as YAML is (" + reason(e) + ")"),
                new LocalizedText(
                        "看看上一行：缩进要对齐，冒号后面要空一格，引号和括号要成对；文字里有冒号时给整段加引号",
                        "Look at this line and the one above: indent alike, a space after each colon, quotes and brackets in pairs;"
                                + " quote a text that has a colon in it"));
    }

    /** What the parser says, without the content it quotes. */
    private static String reason(MarkedYamlEngineException e) {
        String problem = String.valueOf(e.getProblem());
        return problem.length() > 120 ? problem.substring(0, 120) : problem;
    }

    static String shown(String text) {
        return text.length() > 40 ? text.substring(0, 40) + "…" : text;
    }

    private static Mark mark(Event event) {
        return event.getStartMark()
                .map(mark -> new Mark(mark.getLine() + 1, mark.getColumn() + 1))
                .orElse(Mark.START);
    }

    private static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient YamlFault fault;

        Unreadable(YamlFault fault) {
            super(null, null, false, false);
            this.fault = fault;
        }
    }
}
