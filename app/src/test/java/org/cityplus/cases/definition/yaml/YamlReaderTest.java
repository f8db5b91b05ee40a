package org.cityplus.cases.definition.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is in a file: it is a bounded tree with places, or a fault that points into the file. */
class YamlReaderTest {
    @Test
    void everyPartKnowsItsPlace() {
        YamlNode root = read("a: 1\nlist:\n  - { b: two, c: \"3\" }\n").root().orElseThrow();
        YamlNode item = root.find("list").orElseThrow().list().getFirst();
        assertThat(item.at()).isEqualTo(new Mark(3, 5));
        assertThat(item.find("c").orElseThrow().at()).isEqualTo(new Mark(3, 18));
        assertThat(root.json()).hasToString("{\"a\":1,\"list\":[{\"b\":\"two\",\"c\":\"3\"}]}");
    }

    static List<String> refused() {
        String bomb = "a: &a [x,x,x,x,x,x,x,x,x]\n"
                + "b: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c,*c,*c,*c,*c,*c]\n";
        return List.of(
                "",
                "# nothing\n",
                bomb,
                "a: &a [*a]",
                "a: !!java.net.URL [x]",
                "!!set {a}",
                "a: 1\na: 2",
                "---\na: 1\n---\nb: 2",
                "{",
                "\t",
                "a: b: c",
                "? [a, b]\n: c",
                "? {a: 1}\n: c",
                "[".repeat(5000),
                "a:\n".repeat(1) + "  ".repeat(1) + "b: " + "x".repeat(20_000),
                "- 1\n".repeat(30_000),
                "x".repeat(400_000),
                "%YAML 9.9\n---\na: 1",
                "a: \u0001",
                "a: \"\\q\"");
    }

    @ParameterizedTest
    @MethodSource("refused")
    @Timeout(5)
    void bombsAndTricksAreRefusedAtALineOfTheFile(String text) {
        YamlReader.Reading reading = read(text);
        assertThat(reading.faults()).isNotEmpty().allSatisfy(fault -> {
            assertThat(fault.at().line()).isBetween(1, text.split("\n", -1).length);
            assertThat(fault.rule().zh()).isNotBlank();
            assertThat(fault.remedy().en()).isNotBlank();
        });
    }

    @Test
    void bytesThatAreNoUtf8AreToldWithTheirLine() {
        byte[] bytes = "a: 1\nb: ?\n".getBytes(StandardCharsets.ISO_8859_1);
        bytes[8] = (byte) 0xE9;
        assertThat(YamlReader.read(bytes).faults()).singleElement().satisfies(fault -> {
            assertThat(fault.at().line()).isEqualTo(2);
            assertThat(fault.rule().en()).isEqualTo("the file must be encoded in UTF-8");
        });
        byte[] gbk = "name: 护照\n".getBytes(java.nio.charset.Charset.forName("GBK"));
        assertThat(YamlReader.read(gbk).faults()).hasSize(1);
        byte[] utf16 = "name: 护照\n".getBytes(StandardCharsets.UTF_16);
        assertThat(YamlReader.read(utf16).faults()).isNotEmpty();
    }

    @FuzzTest(maxDuration = "60s")
    void anyBytesAreATreeOrAFaultInside(byte[] bytes) {
        YamlReader.Reading reading = YamlReader.read(bytes);
        long lines = new String(bytes, StandardCharsets.ISO_8859_1).split("[\r\n\u0085]", -1).length;
        reading.faults().forEach(fault -> assertThat(fault.at().line()).isBetween(1, (int) lines + 1));
        assertThat(reading.root().isPresent() || !reading.faults().isEmpty()).isTrue();
        reading.root().ifPresent(YamlNode::json);
    }

    private static YamlReader.Reading read(String text) {
        return YamlReader.read(text.getBytes(StandardCharsets.UTF_8));
    }
}
