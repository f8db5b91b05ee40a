package org.cityplus.city;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.cityplus.kernel.Message;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/** The files being read, and what is wrong with them so far. */
record Pack(Source source, Problems problems) {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    boolean has(String file) {
        return source.has(file);
    }

    /** The text of a file; bytes that are no UTF-8 are an error, never replaced. */
    String text(String file) throws IOException {
        String text = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(source.bytes(file)))
                .toString();
        // Spreadsheets write one, and need it to read their own file again.
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    }

    CsvTable table(String file, String columns) {
        return new CsvTable(this, file, columns, "");
    }

    /** A table that may have more columns at its end, each or none, in their order. */
    CsvTable table(String file, String columns, String optional) {
        return new CsvTable(this, file, columns, optional);
    }

    YamlMap yaml(String file) {
        try {
            LoaderOptions options = new LoaderOptions();
            options.setNestingDepthLimit(10);
            Node root = new Yaml(options).compose(new java.io.StringReader(text(file)));
            if (root != null) {
                return YamlMap.of(problems, file, root);
            }
            problems.add(file, 0, "file", Message.of("city.pack.yaml-empty"));
        } catch (MarkedYAMLException e) {
            problems.add(file, e.getProblemMark().getLine() + 1, "file", Message.of("city.pack.yaml"));
        } catch (YAMLException e) {
            problems.add(file, 0, "file", Message.of("city.pack.yaml"));
        } catch (CharacterCodingException e) {
            problems.add(file, 0, "file", Message.of("city.pack.utf-8"));
        } catch (IOException e) {
            problems.add(file, 0, "file", Message.of("city.pack.missing"));
        }
        return new YamlMap(problems, file, 0);
    }
}
