package org.cityplus.files;

import java.util.Optional;
import org.cityplus.kernel.Message;
import org.cityplus.kernel.Refusal;

/**
 * What a picture's own structure says, read without decoding a pixel, and the same picture with nothing in it but what the
 * pixels need: no texts to inflate, no places it was taken at, nothing behind its end.
 *
 * @param turn how it is to be turned upright, 1 to 8 (EXIF 2.32, tag 0x0112)
 * @param profile its ICC profile, if it has one of a size worth reading
 */
record Envelope(byte[] bare, int width, int height, int turn, Optional<byte[]> profile) {
    /** A display's profile has a few kilobytes; what is larger is a printer's, or a bomb. */
    static final int LONGEST_PROFILE = 64 * 1024;

    /**
     * @throws Refusal INVALID when it is cut short or not what it begins as, UNSUPPORTED for colours only printers use
     */
    static Envelope read(byte[] upload) {
        Bytes in = new Bytes(upload);
        try {
            return in.has(0, "\u0089PNG\r\n\u001a\n") ? PngEnvelope.read(in) : JpegEnvelope.read(in);
        } catch (IndexOutOfBoundsException e) {
            throw cut();
        }
    }

    static Refusal cut() {
        return new Refusal(Refusal.Kind.INVALID, Message.of("files.image.cut"));
    }

    static Refusal broken() {
        return new Refusal(Refusal.Kind.INVALID, Message.of("files.image.broken"));
    }

    boolean isTurned() {
        return turn >= 5;
    }
}
