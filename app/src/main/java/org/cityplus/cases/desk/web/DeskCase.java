package org.cityplus.cases.desk.web;

import java.time.Instant;
import java.util.List;
import org.cityplus.cases.definition.Field;
import org.cityplus.cases.definition.ServiceDefinition;
import org.cityplus.cases.desk.DeclaredLine;
import org.cityplus.cases.desk.TimeLeft;
import org.cityplus.cases.form.Document;
import org.cityplus.cases.form.PhotoFinding;
import org.cityplus.cases.lifecycle.CaseRow;
import org.cityplus.cases.lifecycle.CaseState;
import org.cityplus.kernel.Message;

/**
 * A case as the desk shows it. Public for templates only.
 *
 * @param waiting the desk has to wait for the applicant
 */
public record DeskCase(
        CaseRow row,
        ServiceDefinition service,
        CaseState state,
        TimeLeft left,
        boolean waiting,
        List<DeclaredLine> declared,
        boolean hasPhoto,
        List<PhotoFinding> photoFindings,
        List<Papers> papers,
        List<Happening> happenings,
        Instant openedAt) {

    /** The documents sent to one question. */
    public record Papers(Field field, List<Document> documents) {}

    /** One line of the history. */
    public record Happening(Instant at, Message what) {}

    public int differences() {
        return declared.stream().mapToInt(DeclaredLine::differences).sum();
    }

    public long warnings() {
        return photoFindings.stream().filter(finding -> !finding.good()).count()
                + papers.stream()
                        .flatMap(asked -> asked.documents().stream())
                        .filter(document -> !document.file().scan().maySend())
                        .count();
    }
}
