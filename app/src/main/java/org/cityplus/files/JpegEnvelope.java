package org.cityplus.files;

import java.io.ByteArrayOutputStream;
import java.util.Optional;
import org.cityplus.kernel.Message;
import org.cityplus.kernel.Refusal;

/** A JPEG's segments (ITU-T T.81, annex B). */
final class JpegEnvelope {
    private static final int SOI = 0xd8;
    private static final int EOI = 0xd9;
    private static final int SOS = 0xda;
    private static final int APP1 = 0xe1;
    private static final int APP2 = 0xe2;
    private static final int APP14 = 0xee;
    private static final String EXIF = "Exif\0\0";
    private static final String ICC = "ICC_PROFILE\0";
    private static final int MOST_SCANS = 200;

    private final Bytes in;
    private final ByteArrayOutputStream bare = new ByteArrayOutputStream();
    private final ByteArrayOutputStream profile = new ByteArrayOutputStream();
    private int width;
    private int height;
    private int turn = 1;

    private JpegEnvelope(Bytes in) {
        this.in = in;
    }

    static Envelope read(Bytes in) {
        return new JpegEnvelope(in).read();
    }

    private Envelope read() {
        if (in.u8(0) != 0xff || in.u8(1) != SOI) {
            throw Envelope.broken();
        }
        keep(0, 2);
        int at = 2;
        int scans = 0;
        while (true) {
            if (in.u8(at) != 0xff) {
                throw Envelope.broken();
            }
            int marker = in.u8(at + 1);
            if (marker == 0xff) {
                at++;
                continue;
            }
            if (marker == EOI) {
                break;
            }
            int end = at + 2 + in.u16(at + 2);
            if (end > in.length()) {
                throw Envelope.cut();
            }
            segment(marker, at, end);
            at = end;
            if (marker == SOS) {
                // A progressive picture has a dozen; thousands keep a decoder busy for minutes.
                if (++scans > MOST_SCANS) {
                    throw Envelope.broken();
                }
                at = entropyCoded(at);
            }
        }
        if (scans == 0 || width == 0 || height == 0) {
            throw Envelope.broken();
        }
        bare.write(0xff);
        bare.write(EOI);
        Optional<byte[]> icc = profile.size() > 0 && profile.size() <= Envelope.LONGEST_PROFILE
                ? Optional.of(profile.toByteArray())
                : Optional.empty();
        return new Envelope(bare.toByteArray(), width, height, turn, icc);
    }

    private void segment(int marker, int at, int end) {
        if (isFrame(marker)) {
            frame(marker, at);
        }
        boolean isApplication = marker >= 0xe0 && marker <= 0xef;
        if (marker == APP1 && in.has(at + 4, EXIF)) {
            turn = Exif.turn(in, at + 4 + EXIF.length(), end);
        } else if (marker == APP2 && in.has(at + 4, ICC) && profile.size() <= Envelope.LONGEST_PROFILE) {
            int from = Math.min(end, at + 4 + ICC.length() + 2);
            profile.write(in.all(), from, end - from);
        }
        // APP14 (Adobe) says how colours are coded; FE is a comment.
        if (marker != 0xfe && (!isApplication || marker == APP14)) {
            keep(at, end);
        }
    }

    private static boolean isFrame(int marker) {
        return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
    }

    private void frame(int marker, int at) {
        int precision = in.u8(at + 4);
        int components = in.u8(at + 9);
        if (components == 4) {
            throw new Refusal(Refusal.Kind.UNSUPPORTED, Message.of("files.image.print-colours"));
        }
        // Baseline, extended and progressive Huffman are what cameras and browsers write.
        if (marker > 0xc2 || precision != 8 || width != 0) {
            throw Envelope.broken();
        }
        height = in.u16(at + 5);
        width = in.u16(at + 7);
    }

    /** Up to the next marker that is no restart and no stuffed zero. */
    private int entropyCoded(int from) {
        int at = from;
        while (in.u8(at) != 0xff || in.u8(at + 1) == 0 || in.u8(at + 1) >= 0xd0 && in.u8(at + 1) <= 0xd7) {
            at += in.u8(at) == 0xff ? 2 : 1;
        }
        keep(from, at);
        return at;
    }

    private void keep(int from, int to) {
        bare.write(in.all(), from, to - from);
    }
}
