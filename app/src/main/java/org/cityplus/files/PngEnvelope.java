package org.cityplus.files;

import java.io.ByteArrayOutputStream;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** A PNG's chunks (W3C PNG, third edition, section 5). */
final class PngEnvelope {
    private static final int SIGNATURE = 8;
    /** What pixels are made of; everything else is text, time, place or colour management. */
    private static final Set<String> PIXELS = Set.of("IHDR", "PLTE", "tRNS", "IDAT");

    private PngEnvelope() {}

    static Envelope read(Bytes in) {
        ByteArrayOutputStream bare = new ByteArrayOutputStream(in.length());
        bare.write(in.all(), 0, SIGNATURE);
        int at = SIGNATURE;
        int turn = 1;
        Optional<byte[]> profile = Optional.empty();
        boolean hasPixels = false;
        while (true) {
            long length = in.u32(at);
            if (length > in.length() || at + 12 + length > in.length()) {
                throw Envelope.cut();
            }
            int data = at + 8;
            int end = data + (int) length;
            String type = type(in, at + 4);
            if ((at == SIGNATURE) != type.equals("IHDR") || type.equals("IHDR") && length != 13) {
                throw Envelope.broken();
            }
            if (PIXELS.contains(type)) {
                requireSum(in, at + 4, end);
                hasPixels |= type.equals("IDAT");
                bare.write(in.all(), at, end + 4 - at);
            } else if (type.equals("eXIf")) {
                turn = Exif.turn(in, data, end);
            } else if (type.equals("iCCP")) {
                profile = profile(in, data, end);
            } else if (type.equals("IEND")) {
                break;
            }
            at = end + 4;
        }
        long width = in.u32(SIGNATURE + 8);
        long height = in.u32(SIGNATURE + 12);
        if (!hasPixels || width < 1 || height < 1 || width > Integer.MAX_VALUE || height > Integer.MAX_VALUE) {
            throw Envelope.broken();
        }
        bare.writeBytes(new byte[] {0, 0, 0, 0, 'I', 'E', 'N', 'D', (byte) 0xae, 0x42, 0x60, (byte) 0x82});
        return new Envelope(bare.toByteArray(), (int) width, (int) height, turn, profile);
    }

    private static String type(Bytes in, int at) {
        return "" + (char) in.u8(at) + (char) in.u8(at + 1) + (char) in.u8(at + 2) + (char) in.u8(at + 3);
    }

    /** Without its sum it was damaged on the way; a decoder would draw what is not there. */
    private static void requireSum(Bytes in, int from, int end) {
        CRC32 sum = new CRC32();
        sum.update(in.all(), from, end - from);
        if (sum.getValue() != in.u32(end)) {
            throw Envelope.broken();
        }
    }

    /** Name, zero, method zero, and a deflated profile, of which no more is inflated than is worth reading. */
    private static Optional<byte[]> profile(Bytes in, int from, int end) {
        int name = from;
        while (name < end && in.u8(name) != 0) {
            name++;
        }
        int deflated = name + 2;
        if (deflated >= end) {
            return Optional.empty();
        }
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(in.all(), deflated, end - deflated);
            byte[] out = new byte[Envelope.LONGEST_PROFILE];
            int length = inflater.inflate(out);
            return inflater.finished() ? Optional.of(java.util.Arrays.copyOf(out, length)) : Optional.empty();
        } catch (DataFormatException e) {
            return Optional.empty();
        } finally {
            inflater.end();
        }
    }
}
