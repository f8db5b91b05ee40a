package org.cityplus.cases.letter;

import java.util.List;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.jspecify.annotations.Nullable;

/** What is drawn in a row; points, from the row's left and top. */
sealed interface Mark {
    /**
     * @param of what it is part of when read aloud; null for what every sheet repeats
     * @param spread put between two signs, in em, so that the line ends at the margin
     */
    record Words(@Nullable PDStructureElement of, float x, float baseline, List<Sign> signs, Type type, float spread)
            implements Mark {
        Words lowered(float by) {
            return new Words(of, x, baseline + by, signs, type, spread);
        }
    }

    record Rule(float x, float y, float width, float thickness, Type.Ink ink) implements Mark {}

    record Seal(PDStructureElement of, float x, float y, float size) implements Mark {}
}
