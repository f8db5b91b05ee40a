package org.cityplus.files;

/** The one thing wanted of EXIF: which way is up. */
final class Exif {
    private static final int ORIENTATION = 0x0112;
    private static final int SHORT = 3;

    private Exif() {}

    /** 1 to 8; 1 when it is not there or makes no sense. */
    static int turn(Bytes in, int from, int end) {
        if (end - from < 14) {
            return 1;
        }
        boolean little = in.has(from, "II*\0");
        if (!little && !in.has(from, "MM\0*")) {
            return 1;
        }
        long directory = from + in.u32(from + 4, little);
        if (directory < from || directory + 2 > end) {
            return 1;
        }
        int count = in.u16((int) directory, little);
        for (int i = 0; i < count; i++) {
            int entry = (int) directory + 2 + 12 * i;
            if (entry + 12 > end) {
                return 1;
            }
            if (in.u16(entry, little) == ORIENTATION && in.u16(entry + 2, little) == SHORT) {
                int turn = in.u16(entry + 8, little);
                return turn >= 1 && turn <= 8 ? turn : 1;
            }
        }
        return 1;
    }
}
