package org.cityplus.cases.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** One of Chongqing's services in a folder of its own, to be written differently. */
public record Written(Path folder) {
    public static Written copy(Path to, String service) throws IOException {
        return new Written(DefinitionReaderTest.copied(to, service));
    }

    /** The same with this instead, where it stands first. */
    public Written with(String file, String from, String to) throws IOException {
        Path path = folder.resolve(file);
        String before = Files.readString(path);
        int at = before.indexOf(from);
        assertThat(at).as("“%s” stands in %s", from, file).isNotNegative();
        Files.writeString(path, before.substring(0, at) + to + before.substring(at + from.length()));
        return this;
    }

    /** The same in both files of words. */
    public Written withWords(String from, String to) throws IOException {
        return with(DefinitionFiles.ZH, from, to).with(DefinitionFiles.EN, from, to);
    }

    public ServiceDefinition read() {
        return Services.read(folder);
    }

    List<Problem> problems() {
        return DefinitionReader.read(folder, Services.CITY).problems();
    }

    List<String> rules() {
        return problems().stream().map(problem -> problem.rule().en()).toList();
    }
}
