package org.cityplus.audit;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;
import org.cityplus.vault.SubjectErased;
import org.cityplus.vault.Vault;
import org.jspecify.annotations.Nullable;

/** What a row says in words. About a person it is kept under that person's key, and goes when the key goes. */
record Details(String actorName, String why) {
    private static final Details NONE = new Details("", "");

    /** Null when nothing is said; of an erased person nothing more is kept. */
    byte @Nullable [] sealed(Vault vault, @Nullable UUID subject) {
        if (equals(NONE)) {
            return null;
        }
        if (subject == null) {
            return bytes();
        }
        try {
            return vault.seal(subject, bytes());
        } catch (SubjectErased erased) {
            return null;
        }
    }

    /** Empty words when the person was erased. */
    static Details open(Vault vault, @Nullable UUID subject, byte @Nullable [] kept) {
        if (kept == null) {
            return NONE;
        }
        if (subject == null) {
            return of(kept);
        }
        try {
            return of(vault.open(subject, kept));
        } catch (SubjectErased erased) {
            return NONE;
        }
    }

    private byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeUTF(actorName);
            out.writeUTF(why);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static Details of(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            return new Details(in.readUTF(), in.readUTF());
        } catch (IOException e) {
            throw new UncheckedIOException("the words of an audit row do not read", e);
        }
    }
}
