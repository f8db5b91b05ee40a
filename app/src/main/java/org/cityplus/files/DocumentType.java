package org.cityplus.files;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/** What a document may come as. */
public enum DocumentType {
    PDF("application/pdf", UploadRules::isPdf),
    JPEG("image/jpeg", UploadRules::isJpeg),
    PNG("image/png", UploadRules::isPng);

    private final String mediaType;
    private final Predicate<byte[]> is;

    DocumentType(String mediaType, Predicate<byte[]> is) {
        this.mediaType = mediaType;
        this.is = is;
    }

    /** As definitions have it, such as {@code pdf}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String mediaType() {
        return mediaType;
    }

    public static Optional<DocumentType> find(String word) {
        return Arrays.stream(values()).filter(type -> type.word().equals(word)).findFirst();
    }

    /** What {@code upload} is, by its content. */
    static Optional<DocumentType> of(byte[] upload) {
        return Arrays.stream(values()).filter(type -> type.is.test(upload)).findFirst();
    }
}
