package org.cityplus.cases.lifecycle;

import java.util.List;
import java.util.Map;
import org.cityplus.cases.definition.ServiceCatalog;
import org.cityplus.cases.definition.ServiceDefinition;
import org.cityplus.cases.form.FileClaims;
import org.cityplus.cases.form.FormCheck;
import org.cityplus.cases.form.Reopened;
import org.cityplus.identity.GuardianConsents;
import org.cityplus.kernel.FieldError;
import org.cityplus.kernel.Message;
import org.cityplus.kernel.Refusal;
import org.springframework.stereotype.Component;

/** What an applicant gives after it was asked for, checked like the form it belongs to. */
@Component
class Supplements {
    private final ServiceCatalog services;
    private final FormCheck form;
    private final Reopened reopened;
    private final GuardianConsents guardians;
    private final FileClaims claims;

    Supplements(
            ServiceCatalog services, FormCheck form, Reopened reopened, GuardianConsents guardians, FileClaims claims) {
        this.services = services;
        this.form = form;
        this.reopened = reopened;
        this.guardians = guardians;
        this.claims = claims;
    }

    /**
     * Takes the answers to the questions that were opened again, and makes their files the ones the case needs.
     *
     * @param declared what counted until now
     * @throws Refusal INVALID with an error per question that is not answered rightly
     */
    CaseAction.MoreGiven take(
            CaseRow row, Map<String, String> declared, CaseState.AwaitingMore awaiting, Map<String, String> typed) {
        ServiceDefinition service = services.get(row.service(), row.version());
        guardians.requireFor(row.applicant());
        Reopened.Form more = reopened.of(
                service,
                row.applicant(),
                declared,
                awaiting.items().stream().map(Missing::field).toList(),
                typed);
        List<FieldError> errors = form.check(service, row.applicant(), more.fields(), more.filled());
        if (!errors.isEmpty()) {
            throw new Refusal(Refusal.Kind.INVALID, Message.of("cases.form.incomplete", errors.size()), errors);
        }
        claims.hold(
                FileClaims.caseOf(row.id()),
                row.applicant(),
                service,
                more.filled().answers());
        return new CaseAction.MoreGiven(more.changes(declared));
    }
}
