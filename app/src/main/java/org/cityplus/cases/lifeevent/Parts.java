package org.cityplus.cases.lifeevent;

import java.util.Optional;
import java.util.UUID;
import org.cityplus.cases.form.Drafts;
import org.cityplus.cases.lifecycle.CaseBook;
import org.cityplus.cases.lifecycle.CaseRow;
import org.cityplus.identity.GuardianConsents;
import org.cityplus.kernel.Message;
import org.springframework.stereotype.Component;

/** What became of the services of life events: a part only remembers which form it is. */
@Component
class Parts {
    private final Drafts drafts;
    private final CaseBook book;
    private final GuardianConsents consents;

    Parts(Drafts drafts, CaseBook book, GuardianConsents consents) {
        this.drafts = drafts;
        this.book = book;
        this.consents = consents;
    }

    /** The case it became: of this service and this person. Anything else under its form's id is not theirs. */
    Optional<CaseRow> findCase(Bundle.Part part) {
        return book.findByDraft(part.draft())
                .filter(row ->
                        row.service().equals(part.service()) && row.applicant().equals(part.resident()));
    }

    boolean isSent(Bundle.Part part) {
        return findCase(part).isPresent();
    }

    /** Whether its form is still there, as a case or to be filled in. */
    boolean isThere(Bundle.Part part) {
        return drafts.isOpen(part.draft()) || isSent(part);
    }

    /** Why the form of one that is not sent is not opened; empty when it is. */
    Optional<Message> findWhyShut(Bundle.Part part) {
        return findWhyShut(part.resident())
                .or(() -> drafts.isOpen(part.draft()) ? Optional.empty() : Optional.of(Message.of("life.line.gone")));
    }

    /** Why no form of this person is opened; empty when nothing stands against it. */
    Optional<Message> findWhyShut(UUID resident) {
        return consents.findObstacle(resident);
    }
}
