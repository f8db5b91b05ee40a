package org.cityplus.cases.letter;

/**
 * What a reader sees as one sign.
 *
 * @param drawn what the typeface draws for it
 * @param meant what was written, where it cannot be drawn; empty otherwise
 * @param width in em
 */
record Sign(Typeface face, String drawn, String meant, float width) {
    boolean isMissing() {
        return !meant.isEmpty();
    }

    boolean isChinese() {
        return drawn.codePoints().anyMatch(Character::isIdeographic);
    }

    boolean isSpace() {
        return drawn.isBlank();
    }
}
