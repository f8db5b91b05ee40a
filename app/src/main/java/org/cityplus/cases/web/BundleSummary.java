package org.cityplus.cases.web;

import java.util.List;
import org.cityplus.cases.definition.Preparation;
import org.cityplus.cases.definition.ServiceDefinition;
import org.cityplus.cases.lifeevent.FormPage;
import org.cityplus.kernel.FieldError;
import org.cityplus.kernel.Message;
import org.cityplus.kernel.Money;
import org.jspecify.annotations.Nullable;

/**
 * One service of a life event before it is sent. Public for templates only.
 *
 * @param subject whose matter it is, when it is not the viewer's own
 * @param errors what is still wrong, by the service's own questions
 * @param waits why it is not sent yet although it may be complete; null when nothing holds it
 * @param refused why it was not taken just now; null when it was not tried
 */
public record BundleSummary(
        ServiceDefinition service,
        String draft,
        String subject,
        Money fee,
        List<Answer> answers,
        List<Wrong> errors,
        List<Preparation> documents,
        boolean overtaken,
        @Nullable Message waits,
        @Nullable Message refused) {

    /** Something to mend, and the page on which it is. */
    public record Wrong(FieldError error, FormPage page) {}
}
