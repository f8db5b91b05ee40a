package org.cityplus.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.cityplus.architecture.violators.Violators;
import org.cityplus.architecture.violators.payments.FloatingFee;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule holds, and each is shown to catch who breaks it. */
class ArchitectureTest {
    private static final JavaClasses CITY = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.cityplus");

    static Stream<Arguments> rules() {
        return Stream.of(
                Arguments.of(Rules.CONTROLLERS_ARE_THE_WEBS, Violators.ControllerElsewhere.class),
                Arguments.of(Rules.CONTROLLERS_ARE_THE_WEBS, Violators.ApiElsewhere.class),
                Arguments.of(Rules.CONTROLLERS_OPEN_NO_TRANSACTIONS, Violators.TransactionalController.class),
                Arguments.of(Rules.CONTROLLERS_OPEN_NO_TRANSACTIONS, Violators.WhollyTransactionalController.class),
                Arguments.of(Rules.AMOUNTS_ARE_MONEY, FloatingFee.class),
                Arguments.of(Rules.TIME_COMES_FROM_A_CLOCK, Violators.MachinesTime.class),
                Arguments.of(Rules.TIME_COMES_FROM_A_CLOCK, Violators.MachinesMillis.class),
                Arguments.of(Rules.ONLY_COMMANDS_PRINT, Violators.Printer.class),
                Arguments.of(Rules.SQL_IS_READ_AS_SQL, Violators.OtherSql.class),
                Arguments.of(Rules.WHO_LOGS_KNOWS_NO_PEOPLE, Violators.TellTale.class),
                Arguments.of(Rules.NULL_IS_SAID, Violators.class));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void holds(ArchRule rule, Class<?> violator) {
        rule.check(CITY);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void catches(ArchRule rule, Class<?> violator) {
        JavaClasses alone = new ClassFileImporter().importClasses(violator);
        assertThat(rule.evaluate(alone).hasViolation())
                .as(violator.getSimpleName())
                .isTrue();
    }
}
