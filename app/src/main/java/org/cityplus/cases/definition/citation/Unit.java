package org.cityplus.cases.definition.citation;

import java.util.Optional;

/** What a law is divided into, from the largest part to the smallest. */
enum Unit {
    CHAPTER('章', "Chapter", "程"),
    SECTION('节', "Section", "日能约假目"),
    ARTICLE('条', "Article", "例件约款目"),
    PARAGRAPH('款', "paragraph", "式项"),
    ITEM('项', "item", "目"),
    SUBITEM('目', "subitem", "的标录前");

    private final char sign;
    private final String word;

    /** Signs with which it is another word: 第一项目 is the first project. */
    private final String otherWords;

    Unit(char sign, String word, String otherWords) {
        this.sign = sign;
        this.word = word;
        this.otherWords = otherWords;
    }

    static Optional<Unit> at(String text, int at) {
        for (Unit unit : values()) {
            if (at < text.length() && text.charAt(at) == unit.sign) {
                boolean another = at + 1 < text.length() && unit.otherWords.indexOf(text.charAt(at + 1)) >= 0;
                return another ? Optional.empty() : Optional.of(unit);
            }
        }
        return Optional.empty();
    }

    /** Whether it can be named without what it is part of. */
    boolean standsAlone() {
        return this == CHAPTER || this == ARTICLE;
    }

    String one() {
        return word;
    }

    String several() {
        return word + "s";
    }
}
