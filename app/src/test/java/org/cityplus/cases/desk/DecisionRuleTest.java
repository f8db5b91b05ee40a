package org.cityplus.cases.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cityplus.cases.definition.ServiceDefinition;
import org.cityplus.cases.definition.Services;
import org.cityplus.kernel.FieldError;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DecisionRuleTest {
    private static final ServiceDefinition PASSPORT = Services.passport();
    private static final String REASON = "提交的身份证与本人不符，已当面核对。";

    static Stream<Arguments> violators() {
        return Stream.of(
                Arguments.of(new Decision.Grant(false), "desk.decision.fingerprints-first"),
                Arguments.of(new Decision.Refuse("", REASON), "desk.decision.ground-missing"),
                Arguments.of(new Decision.Refuse("because", REASON), "desk.decision.ground-missing"),
                Arguments.of(new Decision.Refuse("fraud", "  不行         "), "desk.decision.reason-missing"),
                Arguments.of(new Decision.Refuse("fraud", "长".repeat(2001)), "desk.decision.reason-too-long"));
    }

    @ParameterizedTest
    @MethodSource
    void violators(Decision violator, String rule) {
        assertThat(broken(violator)).containsExactly(rule);
    }

    static Stream<Decision> lawful() {
        return Stream.of(new Decision.Grant(true), new Decision.Refuse("fraud", REASON));
    }

    @ParameterizedTest
    @MethodSource
    void lawful(Decision decision) {
        assertThat(broken(decision)).isEmpty();
    }

    private static List<String> broken(Decision decision) {
        return DecisionRule.ALL.stream()
                .map(rule -> rule.check(PASSPORT, decision))
                .flatMap(Optional::stream)
                .map(FieldError::message)
                .map(message -> message.key())
                .toList();
    }
}
