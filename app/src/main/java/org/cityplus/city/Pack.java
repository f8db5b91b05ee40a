package org.cityplus.city;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/** The folder being read, and what is wrong with it so far. */
record Pack(Path folder, Problems problems) {
    Path path(String file) {
        return folder.resolve(file);
    }

    boolean has(String file) {
        return Files.exists(path(file));
    }

    CsvTable table(String file, String columns) {
        return new CsvTable(this, file, columns);
    }

    YamlMap yaml(String file) {
        try (Reader reader = Files.newBufferedReader(path(file))) {
            Node root = new Yaml(new LoaderOptions()).compose(reader);
            if (root != null) {
                return YamlMap.of(problems, file, root);
            }
            problems.add(file, 0, "file", "must not be empty", "Write its keys");
        } catch (YAMLException e) {
            problems.add(file, 0, "file", "must be YAML: " + e.getMessage(), "Correct the place it names");
        } catch (IOException e) {
            problems.add(file, 0, "file", "must exist and be UTF-8", "Add it, or correct its encoding");
        }
        return new YamlMap(problems, file, 0);
    }
}
