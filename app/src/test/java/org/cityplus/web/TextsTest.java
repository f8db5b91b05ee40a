package org.cityplus.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every text exists in both languages, and is used. */
class TextsTest {
    private static final Path MAIN = Path.of("src/main");

    @Test
    void everyTextIsInBothLanguagesAndUsed() throws IOException {
        String sources = read(MAIN.resolve("java"), ".java") + read(MAIN.resolve("jte"), ".jte");
        List<String> findings = new ArrayList<>();
        for (Path bundle : list(MAIN.resolve("resources/texts"), ".properties")) {
            String module = bundle.getFileName().toString().replace(".properties", "");
            if (!module.endsWith("_en")) {
                Path english = bundle.resolveSibling(module + "_en.properties");
                findings.addAll(TextAudit.findings(
                        module, properties(Files.readString(bundle)), properties(Files.readString(english)), sources));
            }
        }
        assertThat(findings).isEmpty();
    }

    @Test
    void theAuditHasTeeth() throws IOException {
        Properties zh =
                properties("a.both=二\na.zh=中\na.dead=死\na.state.open=开\nb.odd=怪\na.many={0,choice,0#无|0<{0} 个}");
        Properties en = properties("a.both=It's\na.en=E\na.dead=D\na.state.open=O\nb.odd=odd"
                + "\na.many={0,choice,0#none|0<{0} {0,choice,1#thing|1<things}}");
        String sources =
                "page.t(\"a.both\") t(\"a.many\", 2) Message.of(\"a.gone\", 1) t(\"a.state.\" + state) new Tab(1, \"/x\", \"i\", \"a.tab\")";
        assertThat(TextAudit.findings("a", zh, en, sources))
                .containsExactlyInAnyOrder(
                        "only in Chinese: a.zh",
                        "only in English: a.en",
                        "wrong prefix: b.odd",
                        "straight apostrophe, use ’: a.both",
                        "cannot be written: a.many",
                        "used but missing: a.gone",
                        "used but missing: a.tab",
                        "unused: a.dead",
                        "unused: a.zh",
                        "unused: b.odd");
    }

    private static Properties properties(String text) throws IOException {
        var properties = new Properties();
        properties.load(new StringReader(text));
        return properties;
    }

    private static String read(Path folder, String ending) throws IOException {
        var all = new StringBuilder();
        for (Path file : list(folder, ending)) {
            all.append(Files.readString(file)).append('\n');
        }
        return all.toString();
    }

    private static List<Path> list(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }
}
