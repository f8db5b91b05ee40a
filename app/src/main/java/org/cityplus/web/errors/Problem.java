package org.cityplus.web.errors;

import java.util.List;
import org.cityplus.web.Page;

/** A trouble for programs (RFC 9457, {@code application/problem+json}); its texts are in the caller's language. */
record Problem(
        String type, String title, int status, String detail, String instance, String requestId, List<Field> fields) {

    /** What is wrong with one field: its name, the rule's key, and what to do. */
    record Field(String field, String rule, String message) {}

    static Problem of(Trouble trouble, Page page, String path) {
        List<Field> fields = trouble.fields().stream()
                .map(e -> new Field(e.field(), e.message().key(), page.t(e.message())))
                .toList();
        return new Problem(
                "/problems/" + trouble.key(),
                page.t(trouble.what()),
                trouble.status(),
                page.t(trouble.remedy()),
                path,
                page.requestId(),
                fields);
    }
}
