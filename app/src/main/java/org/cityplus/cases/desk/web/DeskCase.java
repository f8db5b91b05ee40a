package org.cityplus.cases.desk.web;

import java.time.Instant;
import java.util.List;
import org.cityplus.cases.definition.Field;
import org.cityplus.cases.definition.ServiceDefinition;
import org.cityplus.cases.definition.process.ProcessStep;
import org.cityplus.cases.desk.Around;
import org.cityplus.cases.desk.DeclaredLine;
import org.cityplus.cases.desk.TimeLeft;
import org.cityplus.cases.form.Document;
import org.cityplus.cases.form.PhotoFinding;
import org.cityplus.cases.lifecycle.CaseAction;
import org.cityplus.cases.lifecycle.CaseFile;
import org.cityplus.cases.lifecycle.CaseRow;
import org.cityplus.cases.lifecycle.CaseState;
import org.cityplus.cases.lifecycle.Paper;
import org.cityplus.kernel.Message;

/**
 * A case as the desk shows it. Public for templates only.
 *
 * @param waiting the desk has to wait for the applicant
 * @param askable the questions that may be opened again: those that were asked, the office not among them
 */
public record DeskCase(
        CaseRow row,
        ServiceDefinition service,
        CaseFile file,
        TimeLeft left,
        boolean waiting,
        List<DeclaredLine> declared,
        boolean hasPhoto,
        List<PhotoFinding> photoFindings,
        List<Sent> sent,
        List<Happening> happenings,
        List<Paper> papers,
        List<CaseAction.OpinionGiven> opinions,
        List<Field> askable,
        Around.Seen around,
        Instant openedAt) {

    /** The documents sent to one question. */
    public record Sent(Field field, List<Document> documents) {}

    /** One line of the history. */
    public record Happening(Instant at, Message what) {}

    public CaseState state() {
        return file.state();
    }

    public int differences() {
        return declared.stream().mapToInt(DeclaredLine::differences).sum();
    }

    public long warnings() {
        return photoFindings.stream().filter(finding -> !finding.good()).count()
                + sent.stream()
                        .flatMap(asked -> asked.documents().stream())
                        .filter(document -> !document.file().scan().maySend())
                        .count();
    }

    /** Whoever looks keeps out of what could be done now. */
    public boolean recused() {
        return around.related()
                && switch (state()) {
                    case CaseState.AwaitingAcceptance _,
                            CaseState.CheckingMore _,
                            CaseState.AwaitingVisit _,
                            CaseState.AwaitingAttendance _,
                            CaseState.UnderReview _,
                            CaseState.AwaitingDecision _,
                            CaseState.JustDecided _,
                            CaseState.AwaitingIssue _,
                            CaseState.AwaitingDelivery _,
                            CaseState.AwaitingAdmission _,
                            CaseState.UnderReconsideration _ -> true;
                    default -> false;
                };
    }

    /** Something is taken from the applicant in person. */
    public boolean takesBiometrics() {
        return file.process().has(ProcessStep.BIOMETRICS);
    }
}
