package org.cityplus.cases.lifeevent;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.cityplus.cases.definition.ServiceDefinition;
import org.cityplus.cases.lifecycle.CaseRow;
import org.cityplus.cases.lifecycle.Lodging;
import org.cityplus.kernel.FieldError;
import org.cityplus.kernel.Message;
import org.cityplus.kernel.Refusal;
import org.springframework.stereotype.Component;

/**
 * Sends the services of a life event, each in a transaction of its own: one that is refused holds up none of the others, and after
 * a crash the next sending sends exactly those that are missing, as a draft becomes one case however often it is sent.
 */
@Component
public class Sending {
    private final Bundles bundles;
    private final Standings standings;
    private final Lodging lodging;

    Sending(Bundles bundles, Standings standings, Lodging lodging) {
        this.bundles = bundles;
        this.standings = standings;
        this.lodging = lodging;
    }

    /** What became of one service. */
    public sealed interface Outcome {
        ServiceDefinition service();

        record Sent(ServiceDefinition service, CaseRow row) implements Outcome {}

        /** @param errors by the service's own questions */
        record NotSent(ServiceDefinition service, Message why, List<FieldError> errors) implements Outcome {}

        /** Others come first. */
        record Waits(ServiceDefinition service, List<ServiceDefinition> after) implements Outcome {}

        /** Its form cannot be opened now, so there is nothing to send. */
        record Shut(ServiceDefinition service, Message why) implements Outcome {}
    }

    /** Sends what can be sent now and is not; those sent before are among the answers. */
    public List<Outcome> send(UUID viewer, UUID id) {
        Bundle bundle = bundles.get(viewer, id);
        List<Outcome> outcomes = new ArrayList<>();
        for (Standing standing : standings.list(bundle)) {
            Outcome outcome = switch (standing) {
                case Standing.Sent sent -> new Outcome.Sent(sent.service(), sent.row());
                case Standing.Awaiting awaiting -> new Outcome.Waits(awaiting.service(), awaiting.after());
                case Standing.Shut shut -> new Outcome.Shut(shut.service(), shut.why());
                case Standing.Unsent unsent -> sent(viewer, unsent);
            };
            if (outcome instanceof Outcome.Sent && !bundle.isSent()) {
                bundles.sent(id);
            }
            outcomes.add(outcome);
        }
        return List.copyOf(outcomes);
    }

    private Outcome sent(UUID viewer, Standing.Unsent unsent) {
        try {
            return new Outcome.Sent(unsent.service(), lodging.lodge(viewer, unsent.draft()));
        } catch (Refusal refusal) {
            return new Outcome.NotSent(unsent.service(), refusal.message(), refusal.fields());
        }
    }
}
