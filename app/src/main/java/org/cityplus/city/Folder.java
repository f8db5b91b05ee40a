package org.cityplus.city;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A pack on disk. */
record Folder(Path path) implements Source {
    @Override
    public boolean has(String file) {
        return Files.exists(path.resolve(file));
    }

    @Override
    public byte[] bytes(String file) throws IOException {
        return Files.readAllBytes(path.resolve(file));
    }

    @Override
    public List<String> list(String folder) throws IOException {
        try (Stream<Path> files = Files.list(path.resolve(folder))) {
            return files.map(file -> folder + "/" + file.getFileName()).sorted().toList();
        }
    }
}
