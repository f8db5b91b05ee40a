package org.cityplus.files;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.cityplus.kernel.PersonalData;
import org.springframework.stereotype.Component;

/** Files of a person, whatever they belong to. */
@Component
class FileData implements PersonalData {
    private static final String FILES = "files";

    private final FileStore store;

    FileData(FileStore store) {
        this.store = store;
    }

    @Override
    public Set<String> tables() {
        return Set.of("files.file", "files.claim", "files.usage");
    }

    @Override
    public List<Held> held(UUID person) {
        return List.of(new Held(FILES, store.listOf(person).size()));
    }

    @Override
    public void export(UUID person, Takeout takeout) {
        List<StoredFile> files = store.listOf(person);
        takeout.data(FILES, files);
        files.forEach(file ->
                takeout.file(FILES, file.id() + "." + file.mediaType().replaceAll("^.*/", ""), store.read(file)));
    }

    @Override
    public void erase(UUID person) {
        store.eraseSubject(person);
    }
}
