package org.cityplus.files;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What was taken out of a document when it was written anew. */
public enum FileNote {
    /** Scripts, actions, attachments, films: what runs or leads elsewhere. */
    ACTIVE_PARTS_REMOVED,
    /** A digital signature covers bytes; those are others now. */
    SIGNATURE_NOT_KEPT;

    /** As texts are named, such as {@code signature-not-kept}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static String words(List<FileNote> notes) {
        return notes.stream().map(FileNote::word).collect(Collectors.joining(","));
    }

    static List<FileNote> parse(String words) {
        return Arrays.stream(values())
                .filter(note -> List.of(words.split(",")).contains(note.word()))
                .toList();
    }
}
