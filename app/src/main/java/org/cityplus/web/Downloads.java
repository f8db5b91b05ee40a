package org.cityplus.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** How files of people leave the city: nothing in them can act as a page of ours, and nobody on the way keeps them. */
public final class Downloads {
    private static final String SANDBOX = "default-src 'none'; sandbox; frame-ancestors 'none'";

    private Downloads() {}

    /** A JPEG the city drew itself, shown where it stands. */
    public static ResponseEntity<byte[]> picture(byte[] jpeg) {
        return headed(ContentDisposition.inline().build())
                .contentType(MediaType.IMAGE_JPEG)
                .body(jpeg);
    }

    /** Saved, never opened in the browser. */
    public static ResponseEntity<byte[]> attachment(byte[] content, String mediaType, String name) {
        return headed(ContentDisposition.attachment()
                        .filename(name, StandardCharsets.UTF_8)
                        .build())
                .contentType(MediaType.parseMediaType(mediaType))
                .body(content);
    }

    /**
     * Saved under a name that is not ASCII, or under {@code plain} by what does not read such names (RFC 6266, 4.3).
     *
     * @param plain letters, digits, points and hyphens of ASCII
     */
    public static ResponseEntity<byte[]> attachment(byte[] content, String mediaType, String plain, String name) {
        String encoded = URLEncoder.encode(name, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A");
        return headed("attachment; filename=\"" + plain + "\"; filename*=UTF-8''" + encoded)
                .contentType(MediaType.parseMediaType(mediaType))
                .body(content);
    }

    private static ResponseEntity.BodyBuilder headed(ContentDisposition disposition) {
        return headed(disposition.toString());
    }

    private static ResponseEntity.BodyBuilder headed(String disposition) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .header("Content-Disposition", disposition)
                .header("Content-Security-Policy", SANDBOX)
                .header("Cross-Origin-Resource-Policy", "same-origin")
                .header("X-Content-Type-Options", "nosniff");
    }
}
