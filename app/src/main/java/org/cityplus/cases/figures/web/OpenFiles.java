package org.cityplus.cases.figures.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.cityplus.cases.figures.open.OpenMonth;
import org.springframework.http.MediaType;

/** What programs are told about a month's file. */
final class OpenFiles {
    static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

    private OpenFiles() {}

    static String tag(OpenMonth month) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(month.csv().getBytes(StandardCharsets.UTF_8));
            return "\"" + HexFormat.of().formatHex(digest, 0, 16) + "\"";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
