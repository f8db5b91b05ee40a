package org.cityplus.cases.lifeevent;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.cityplus.cases.definition.ServiceDefinition;
import org.cityplus.cases.lifecycle.CaseRow;
import org.cityplus.cases.lifecycle.Stage;
import org.cityplus.kernel.Message;

/** How far one service of a life event is. */
public sealed interface Standing {
    ServiceDefinition service();

    /** Whose matter it is. */
    UUID resident();

    /** A form that can be filled in and sent. */
    record Unsent(ServiceDefinition service, UUID resident, UUID draft) implements Standing {}

    /**
     * A form that is not sent before others are granted.
     *
     * @param after those it waits for
     * @param failed those that ended otherwise: it will not be sent from here
     */
    record Awaiting(
            ServiceDefinition service,
            UUID resident,
            UUID draft,
            List<ServiceDefinition> after,
            List<ServiceDefinition> failed)
            implements Standing {}

    /** Its form cannot be opened now; the others go on. */
    record Shut(ServiceDefinition service, UUID resident, Message why) implements Standing {}

    /** It is a case. */
    record Sent(ServiceDefinition service, CaseRow row) implements Standing {
        private static final Set<Stage> GRANTED =
                EnumSet.of(Stage.AWAITING_ISSUE, Stage.AWAITING_DELIVERY, Stage.GRANTED, Stage.DELIVERED);

        @Override
        public UUID resident() {
            return row.applicant();
        }

        boolean isGranted() {
            return isGranted(row.stage());
        }

        boolean hasFailed() {
            return hasFailed(row.stage());
        }

        static boolean isGranted(Stage stage) {
            return GRANTED.contains(stage);
        }

        static boolean hasFailed(Stage stage) {
            return stage.isClosed() && !isGranted(stage);
        }
    }
}
