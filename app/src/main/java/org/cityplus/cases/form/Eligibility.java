package org.cityplus.cases.form;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.cityplus.cases.definition.ApplicantRule;
import org.cityplus.cases.definition.Filled;
import org.cityplus.cases.definition.ServiceDefinition;
import org.cityplus.identity.Mandate;
import org.cityplus.kernel.Message;
import org.cityplus.kernel.Refusal;
import org.springframework.stereotype.Component;

/** Whether somebody may file this for that person: what the definition says about who may apply. */
@Component
public class Eligibility {
    private final ApplicantFacts facts;
    private final Acting acting;

    Eligibility(ApplicantFacts facts, Acting acting) {
        this.facts = facts;
        this.acting = acting;
    }

    /** Why not, as far as is known before the form is filled in; empty when nothing speaks against it. */
    public Optional<Message> findObstacle(UUID viewer, UUID applicant, ServiceDefinition service) {
        return obstacle(service, as(viewer, applicant, service), facts.filled(applicant, service, Map.of()), false);
    }

    /**
     * At lodging everything must be known and hold.
     *
     * @throws Refusal INVALID in the words of the definition
     */
    public void require(UUID viewer, UUID applicant, ServiceDefinition service, Filled filled) {
        obstacle(service, as(viewer, applicant, service), filled, true).ifPresent(why -> {
            throw new Refusal(Refusal.Kind.INVALID, why);
        });
    }

    private ApplicantRule.As as(UUID viewer, UUID applicant, ServiceDefinition service) {
        if (viewer.equals(applicant)) {
            return ApplicantRule.As.SELF;
        }
        return acting.getMandate(viewer, applicant, service.id()).kind() == Mandate.Kind.GUARDIAN
                ? ApplicantRule.As.GUARDIAN
                : ApplicantRule.As.REPRESENTATIVE;
    }

    private static Optional<Message> obstacle(
            ServiceDefinition service, ApplicantRule.As as, Filled filled, boolean mustBeKnown) {
        List<ApplicantRule> rules = service.applicants().stream()
                .filter(rule ->
                        rule.as() == as || as == ApplicantRule.As.SELF && rule.as() == ApplicantRule.As.LEGAL_PERSON)
                .toList();
        if (rules.isEmpty()) {
            return Optional.of(
                    Message.of(as == ApplicantRule.As.SELF ? "cases.applicant.not-self" : "cases.applicant.only-self"));
        }
        return rules.stream()
                .filter(rule -> rule.when() != null)
                .filter(rule ->
                        !filled.value(Objects.requireNonNull(rule.when())).orElse(!mustBeKnown))
                .map(rule -> Message.of("cases.answer", Objects.requireNonNull(rule.refusal())))
                .findFirst();
    }
}
