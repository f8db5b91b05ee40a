package org.cityplus.cases.letter;

import java.util.List;

/**
 * One row of a letter from the top to the bottom.
 *
 * @param height in points
 * @param keepsNext the next one stands on the same sheet
 */
record Row(float height, boolean keepsNext, List<Mark> marks) {
    static Row gap(float height, boolean keepsNext) {
        return new Row(height, keepsNext, List.of());
    }

    /** Nothing is in it, and at the top of a sheet it is not needed. */
    boolean isGap() {
        return marks.isEmpty();
    }
}
