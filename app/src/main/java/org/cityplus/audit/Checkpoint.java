package org.cityplus.audit;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.List;

/**
 * What the log was at a moment, signed: a C2SP checkpoint (tlog-checkpoint) in a signed note, the form that witnesses and
 * monitors of transparency logs read. Its extension line says when.
 */
record Checkpoint(String origin, long size, Hash root, Instant at) {
    private static final String MADE = "made ";
    private static final int LONGEST = 4000;

    String body() {
        return origin + "\n" + size + "\n" + root + "\n" + MADE + at + "\n";
    }

    String signedBy(SigningKey key) {
        return body() + "\n— " + key.name() + " " + key.sign(body()) + "\n";
    }

    /**
     * The checkpoint in {@code note}, its signature checked.
     *
     * @throws IllegalArgumentException saying what is wrong with it
     */
    static Checkpoint read(String note, VerifierKey key) {
        if (note.length() > LONGEST) {
            throw new IllegalArgumentException("this is too long for a checkpoint");
        }
        int end = note.indexOf("\n\n");
        if (end < 0) {
            throw new IllegalArgumentException(
                    "this is no signed note: the empty line before the signatures is missing");
        }
        String body = note.substring(0, end + 1);
        boolean isSigned = note.substring(end + 2).lines().anyMatch(line -> key.verifies(body, line));
        if (!isSigned) {
            throw new IllegalArgumentException("the checkpoint bears no signature of " + key.name());
        }
        List<String> lines = body.lines().toList();
        if (lines.size() < 4 || !lines.get(3).startsWith(MADE)) {
            throw new IllegalArgumentException("a checkpoint has an origin, a size, a root and a moment");
        }
        try {
            byte[] root = Base64.getDecoder().decode(lines.get(2));
            if (root.length != Hash.LENGTH) {
                throw new IllegalArgumentException("the root has " + Hash.LENGTH + " bytes");
            }
            return new Checkpoint(
                    lines.get(0),
                    Long.parseLong(lines.get(1)),
                    new Hash(root),
                    Instant.parse(lines.get(3).substring(MADE.length())));
        } catch (NumberFormatException | DateTimeParseException e) {
            throw new IllegalArgumentException("the checkpoint's size or moment does not read", e);
        }
    }
}
