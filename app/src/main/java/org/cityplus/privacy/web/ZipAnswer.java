package org.cityplus.privacy.web;

import java.io.InputStream;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** An archive as an answer, sent as it is read: a file to keep, nothing any cache keeps. */
final class ZipAnswer {
    private ZipAnswer() {}

    static ResponseEntity<Resource> of(InputStream zip, long bytes) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("application/zip"))
                .contentLength(bytes)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"cityplus-my-data.zip\"")
                .cacheControl(CacheControl.noStore())
                .body(new InputStreamResource(zip));
    }
}
