package org.cityplus.cases.web;

import org.cityplus.cases.letter.Letter;
import org.cityplus.web.Page;

/** What sheets of paper say of themselves, in the language of {@code page}. */
public record LetterSheets(Page page) implements Letter.Sheets {
    @Override
    public String page(int number, int of) {
        return page.t("cases.paper.sheet", number, of);
    }

    @Override
    public String missing(String signs) {
        return page.t("cases.paper.missing", signs);
    }
}
