package org.cityplus.files;

import java.nio.charset.StandardCharsets;

/** Big-endian and little-endian numbers out of an upload; whoever asks has checked that they are there. */
record Bytes(byte[] all) {
    int length() {
        return all.length;
    }

    int u8(int at) {
        return all[at] & 0xff;
    }

    int u16(int at) {
        return u8(at) << 8 | u8(at + 1);
    }

    long u32(int at) {
        return (long) u16(at) << 16 | u16(at + 2);
    }

    int u16(int at, boolean little) {
        return little ? u8(at + 1) << 8 | u8(at) : u16(at);
    }

    long u32(int at, boolean little) {
        return little ? (long) u16(at + 2, true) << 16 | u16(at, true) : u32(at);
    }

    boolean has(int at, String ascii) {
        return at >= 0
                && at + ascii.length() <= all.length
                && new String(all, at, ascii.length(), StandardCharsets.ISO_8859_1).equals(ascii);
    }
}
