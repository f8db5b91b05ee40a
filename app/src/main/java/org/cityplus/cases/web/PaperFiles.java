package org.cityplus.cases.web;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.cityplus.cases.letter.Letter;
import org.cityplus.cases.letter.LetterPdf;
import org.cityplus.cases.lifecycle.CaseRow;
import org.cityplus.cases.lifecycle.Papers;
import org.cityplus.kernel.FieldError;
import org.cityplus.kernel.Message;
import org.cityplus.kernel.Refusal;
import org.cityplus.web.Downloads;
import org.cityplus.web.Page;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Papers as they are read, and as PDF. Whoever asks has been found to be one who may read the case. */
@Component
public class PaperFiles {
    private final Papers papers;
    private final PaperTexts texts;
    private final LetterPdf pdf;

    PaperFiles(Papers papers, PaperTexts texts, LetterPdf pdf) {
        this.papers = papers;
        this.texts = texts;
        this.pdf = pdf;
    }

    /** @throws Refusal NOT_FOUND for a number that is no paper of the case */
    public Letter letter(CaseRow row, String number, Page page) {
        return texts.of(row, papers.get(row.id(), number)).letter(page);
    }

    /**
     * @param language {@code zh} or {@code en}; empty for the reader's
     * @throws Refusal NOT_FOUND for a number that is no paper of the case, INVALID for another language
     */
    public ResponseEntity<byte[]> pdf(CaseRow row, String number, String language, Page page) {
        return pdf(language, page, reader -> letter(row, number, reader));
    }

    /**
     * @param letter says it to a reader of the language
     * @throws Refusal INVALID for another language
     */
    public ResponseEntity<byte[]> pdf(String language, Page page, Function<Page, Letter> letter) {
        Letter said = letter.apply(in(language, page));
        return Downloads.attachment(
                pdf.of(said), "application/pdf", said.number() + ".pdf", said.title() + " " + said.number() + ".pdf");
    }

    private static Page in(String language, Page page) {
        return switch (language) {
            case "" -> page;
            case "zh", "zh-CN" -> page.in(Locale.SIMPLIFIED_CHINESE);
            case "en" -> page.in(Locale.ENGLISH);
            default -> {
                Message message = Message.of("cases.paper.language", language);
                throw new Refusal(Refusal.Kind.INVALID, message, List.of(new FieldError("lang", message)));
            }
        };
    }
}
