package org.cityplus.cases.desk;

import java.util.List;
import java.util.Optional;
import org.cityplus.cases.definition.ServiceDefinition;
import org.cityplus.cases.desk.Decision.Grant;
import org.cityplus.cases.desk.Decision.Refuse;
import org.cityplus.kernel.FieldError;
import org.cityplus.kernel.Message;

/** One condition a decision must meet; the list reads like the regulation. */
@FunctionalInterface
interface DecisionRule {
    Optional<FieldError> check(ServiceDefinition service, Decision decision);

    /** Passport Law art. 6 and 13, Administrative License Law art. 38: a refusal names its ground and its reasons. */
    List<DecisionRule> ALL = List.of(
            (service, decision) -> error(
                    decision instanceof Grant grant && !grant.fingerprintsTaken(),
                    "fingerprints",
                    "desk.decision.fingerprints-first"),
            (service, decision) -> error(
                    decision instanceof Refuse refuse
                            && service.findGround(refuse.ground()).isEmpty(),
                    "ground",
                    "desk.decision.ground-missing"),
            (service, decision) -> error(
                    decision instanceof Refuse refuse && refuse.reason().strip().length() < 10,
                    "reason",
                    "desk.decision.reason-missing"),
            (service, decision) -> error(
                    decision instanceof Refuse refuse && refuse.reason().length() > 2000,
                    "reason",
                    "desk.decision.reason-too-long"));

    private static Optional<FieldError> error(boolean broken, String field, String key) {
        return broken ? Optional.of(new FieldError(field, Message.of(key))) : Optional.empty();
    }
}
