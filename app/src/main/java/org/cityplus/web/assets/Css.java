package org.cityplus.web.assets;

/** Drops comments and blanks from style sheets; knows no more of CSS than that. */
final class Css {
    private Css() {}

    static String minify(String css) {
        return css.replaceAll("(?s)/\\*.*?\\*/", "")
                .replaceAll("\\s+", " ")
                .replaceAll(" ?([{};,]) ?", "$1")
                .replace(";}", "}")
                .strip();
    }
}
