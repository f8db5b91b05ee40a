package org.cityplus.cases.web;

import org.cityplus.cases.definition.ServiceDefinition;
import org.cityplus.cases.form.Draft;
import org.cityplus.kernel.Message;

/** A case or a draft under way, as a list shows it. */
public record UnderWay(
        ServiceDefinition service, String href, Message line, boolean yourTurn, boolean closed, String forWhom) {
    static UnderWay of(Draft draft, ServiceDefinition service, String forWhom) {
        return new UnderWay(
                service,
                "/drafts/" + draft.id(),
                Message.of("cases.line.draft", draft.savedAt()),
                true,
                false,
                forWhom);
    }
}
