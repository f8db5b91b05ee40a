package org.cityplus.privacy.web;

import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** An archive as an answer: a file to keep, nothing any cache keeps. */
final class ZipAnswer {
    private ZipAnswer() {}

    static ResponseEntity<byte[]> of(byte[] zip) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("application/zip"))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"cityplus-my-data.zip\"")
                .cacheControl(CacheControl.noStore())
                .body(zip);
    }
}
