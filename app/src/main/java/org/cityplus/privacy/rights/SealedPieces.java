package org.cityplus.privacy.rights;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.UUID;
import org.cityplus.vault.Vault;

/**
 * A long content sealed piece by piece, so that no more than one is in memory. Each piece says of which content it is, its
 * number and whether it is the last: none can be left out, moved or taken from another content.
 */
final class SealedPieces {
    static final int PIECE = 1 << 20;

    /** Id, number, last or not. */
    private static final int HEAD = 16 + 4 + 1;

    private final Vault vault;
    private final UUID subject;
    private final UUID content;

    SealedPieces(Vault vault, UUID subject, UUID content) {
        this.vault = vault;
        this.subject = subject;
        this.content = content;
    }

    /** Where the sealed bytes lie. */
    interface Source {
        /** {@code length} bytes from {@code offset} on; fewer where there are no more. */
        byte[] read(long offset, int length);
    }

    /** Seals what is written to it; the last piece goes out when it is closed. */
    final class Writer extends OutputStream {
        private final DataOutputStream to;
        private final ByteArrayOutputStream piece = new ByteArrayOutputStream(PIECE);
        private int number;
        private long written;
        private boolean closed;

        Writer(OutputStream to) {
            this.to = new DataOutputStream(to);
        }

        /** How many bytes it was given. */
        long written() {
            return written;
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            for (int done = 0; done < length; ) {
                if (piece.size() == PIECE) {
                    seal(false);
                }
                int part = Math.min(length - done, PIECE - piece.size());
                piece.write(bytes, offset + done, part);
                done += part;
            }
            written += length;
        }

        @Override
        public void close() throws IOException {
            if (!closed) {
                closed = true;
                seal(true);
                to.close();
            }
        }

        private void seal(boolean last) throws IOException {
            byte[] plain = ByteBuffer.allocate(HEAD + piece.size())
                    .put(head(number, last))
                    .put(piece.toByteArray())
                    .array();
            byte[] sealed = vault.seal(subject, plain);
            to.writeInt(sealed.length);
            to.write(sealed);
            piece.reset();
            number++;
        }
    }

    /** Opens one piece after the other. */
    final class Reader extends InputStream {
        private final Source from;
        private ByteBuffer piece = ByteBuffer.allocate(0);
        private long offset;
        private int number;
        private boolean last;

        Reader(Source from) {
            this.from = from;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int at, int most) throws IOException {
            while (!piece.hasRemaining()) {
                if (last) {
                    return -1;
                }
                next();
            }
            int length = Math.min(most, piece.remaining());
            piece.get(into, at, length);
            return length;
        }

        private void next() throws IOException {
            byte[] length = from.read(offset, 4);
            if (length.length < 4) {
                throw new IOException("a piece is missing");
            }
            int sealed = ByteBuffer.wrap(length).getInt();
            ByteBuffer plain = ByteBuffer.wrap(vault.open(subject, from.read(offset + 4, sealed)));
            byte[] head = new byte[HEAD];
            plain.get(head);
            last = head[HEAD - 1] == 1;
            if (!Arrays.equals(head, head(number, last))) {
                throw new IOException("a piece is out of its place");
            }
            piece = plain;
            offset += 4L + sealed;
            number++;
        }
    }

    private byte[] head(int number, boolean last) {
        return ByteBuffer.allocate(HEAD)
                .putLong(content.getMostSignificantBits())
                .putLong(content.getLeastSignificantBits())
                .putInt(number)
                .put((byte) (last ? 1 : 0))
                .array();
    }
}
