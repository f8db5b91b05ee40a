package org.cityplus.city;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.List;
import java.util.SortedMap;

/** Files held in memory, by name. */
record Memory(SortedMap<String, byte[]> files) implements Source {
    @Override
    public boolean has(String file) {
        return files.containsKey(file);
    }

    @Override
    public byte[] bytes(String file) throws IOException {
        byte[] found = files.get(file);
        if (found == null) {
            throw new FileNotFoundException(file);
        }
        return found;
    }

    @Override
    public List<String> list(String folder) {
        return files.keySet().stream()
                .filter(name -> name.startsWith(folder + "/"))
                .toList();
    }
}
