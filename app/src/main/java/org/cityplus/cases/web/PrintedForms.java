package org.cityplus.cases.web;

import java.util.List;
import org.cityplus.cases.definition.Field;
import org.cityplus.cases.definition.Filled;
import org.cityplus.cases.definition.Section;
import org.cityplus.cases.definition.ServiceDefinition;
import org.cityplus.kernel.LocalizedText;
import org.cityplus.kernel.Message;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A form as it stands on paper: blank with everything that may be asked, or filled in with what is. */
@Component
public class PrintedForms {
    private static final int ENTRIES_ON_PAPER = 3;

    private final AnswerTexts texts;

    PrintedForms(AnswerTexts texts) {
        this.texts = texts;
    }

    /** One section on paper. */
    public record Sheet(Section section, List<Line> lines) {}

    /**
     * One question on paper.
     *
     * @param answer nothing when it is to be written by hand
     * @param boxes how many characters of a fixed number are written, one in each box; 0 for a line
     */
    public record Line(Field field, @Nullable Message answer, int boxes, boolean sometimes) {
        public LocalizedText label() {
            return field.label();
        }
    }

    List<Sheet> blank(ServiceDefinition service) {
        return service.sections().stream()
                .map(section -> new Sheet(
                        section,
                        section.fields().stream()
                                .filter(PrintedForms::fitsOnPaper)
                                .map(field ->
                                        new Line(field, null, boxes(field), field.isConditional() || !field.required()))
                                .toList()))
                .toList();
    }

    List<Sheet> filled(ServiceDefinition service, Filled filled) {
        return service.sections().stream()
                .map(section -> new Sheet(
                        section,
                        section.fields().stream()
                                .filter(filled::isAsked)
                                .map(field -> line(field, filled.answer(field)))
                                .toList()))
                .filter(sheet -> !sheet.lines().isEmpty())
                .toList();
    }

    private Line line(Field field, String answer) {
        return answer.isEmpty()
                ? new Line(field, null, boxes(field), !field.required())
                : new Line(field, texts.text(field, answer, Message.of("cases.check.empty")), 0, false);
    }

    private static boolean fitsOnPaper(Field field) {
        return field.findWithin().map(Field.Within::item).orElse(0) <= ENTRIES_ON_PAPER;
    }

    private static int boxes(Field field) {
        return switch (field.type()) {
            case ID_NUMBER -> 18;
            case MOBILE -> 11;
            default -> 0;
        };
    }
}
