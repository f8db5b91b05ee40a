package org.cityplus.cases.letter;

/**
 * How words are set.
 *
 * @param size in points
 * @param leading from one line to the next, in points
 */
record Type(float size, float leading, boolean bold, Ink ink) {
    enum Ink {
        BLACK(0x1A, 0x1A, 0x1A),
        GREY(0x59, 0x59, 0x59),
        /** Of letterheads and seals (GB/T 9704-2012, 7.2.4). */
        RED(0xC0, 0x10, 0x10);

        final float red;
        final float green;
        final float blue;

        Ink(int red, int green, int blue) {
            this.red = red / 255f;
            this.green = green / 255f;
            this.blue = blue / 255f;
        }
    }
}
