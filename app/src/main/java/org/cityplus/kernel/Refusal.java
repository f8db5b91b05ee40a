package org.cityplus.kernel;

import java.util.List;
import java.util.UUID;

/**
 * The city says no, for a reason a person can act on. Pages show it where it happened; the API answers it as a problem
 * detail (RFC 9457) whose type is the message's key.
 */
public class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why, in the terms of HTTP. */
    public enum Kind {
        INVALID(422),
        NOT_FOUND(404),
        FORBIDDEN(403),
        CONFLICT(409),
        TOO_MANY(429),
        TOO_LARGE(413),
        UNSUPPORTED(415),
        /** Switched off for a time by whoever runs the city. */
        PAUSED(503);

        private final int status;

        Kind(int status) {
            this.status = status;
        }

        public int status() {
            return status;
        }
    }

    private final Kind kind;
    private final transient Message message;
    private final transient List<FieldError> fields;

    public Refusal(Kind kind, Message message, List<FieldError> fields) {
        super(kind + " " + message.key(), null, false, false);
        this.kind = kind;
        this.message = message;
        this.fields = List.copyOf(fields);
    }

    public Refusal(Kind kind, Message message) {
        this(kind, message, List.of());
    }

    public static Refusal notFound() {
        return new Refusal(Kind.NOT_FOUND, Message.of("web.not-found"));
    }

    public Kind kind() {
        return kind;
    }

    public Message message() {
        return message;
    }

    public List<FieldError> fields() {
        return fields;
    }

    /** The fields that are wrong; where none is named, {@code field} with the whole message. */
    public List<FieldError> fieldsOr(String field) {
        return fields.isEmpty() ? List.of(new FieldError(field, message)) : fields;
    }

    /** All that is wrong with a form of one field, where a page has one such form for each thing: {@code why-<id>}. */
    public List<FieldError> fieldsOr(String field, UUID form) {
        return fieldsOr(field).stream()
                .map(error -> new FieldError(field + "-" + form, error.message()))
                .toList();
    }
}
