package org.cityplus.cases.definition;

import java.util.List;
import java.util.stream.Collectors;
import org.cityplus.files.DocumentType;

/**
 * What a question for documents takes.
 *
 * @param maxPages of one file
 */
public record DocumentRule(List<DocumentType> accept, int maxFiles, int maxPages) {
    static final DocumentRule UNLESS_SAID =
            new DocumentRule(List.of(DocumentType.PDF, DocumentType.JPEG, DocumentType.PNG), 1, 20);

    static final int MOST_FILES = 10;
    static final int MOST_PAGES = 100;

    /** For the browser's file chooser. */
    public String acceptAttribute() {
        return accept.stream().map(DocumentType::mediaType).collect(Collectors.joining(","));
    }
}
