package org.cityplus.cases.form;

import org.cityplus.files.StoredFile;

/**
 * One document somebody sent.
 *
 * @param name what they called it, made harmless; empty when that left nothing
 */
public record Document(StoredFile file, String name) {
    public String id() {
        return file.id().toString();
    }

    /** The name for whoever saves it. */
    public String savedAs() {
        String ending = file.mediaType().equals("application/pdf") ? ".pdf" : ".jpg";
        return name.isEmpty() ? "document-" + id().substring(0, 8) + ending : name;
    }

    /** Length in kilobytes, at least one. */
    public long kilobytes() {
        return Math.max(1, file.bytes() >> 10);
    }
}
