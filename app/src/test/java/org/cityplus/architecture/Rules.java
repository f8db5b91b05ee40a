package org.cityplus.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.metaAnnotatedWith;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.Date;
import java.util.Set;
import org.cityplus.identity.Profile;
import org.cityplus.kernel.IdNumber;
import org.cityplus.kernel.MobileNumber;
import org.jspecify.annotations.NullMarked;
import org.slf4j.Logger;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;

/** Rules the compiler can't check. Modulith checks the boundaries of modules. */
final class Rules {
    private Rules() {}

    private static final DescribedPredicate<JavaClass> CONTROLLERS =
            metaAnnotatedWith(Controller.class).<JavaClass>forSubtype().as("controllers");

    static final ArchRule CONTROLLERS_ARE_THE_WEBS = classes()
            .that(CONTROLLERS)
            .should()
            .resideInAPackage("..web..")
            .because("a module's pages and HTTP interface are its web package, and nothing else is");

    static final ArchRule CONTROLLERS_OPEN_NO_TRANSACTIONS = methods()
            .that()
            .areDeclaredInClassesThat(CONTROLLERS)
            .should()
            .notBeAnnotatedWith(Transactional.class)
            .andShould(beInAClassThatIsNotTransactional())
            .because("all doors share one service method; what it does together is its own matter");

    static final ArchRule AMOUNTS_ARE_MONEY = fields().that()
            .areDeclaredInClassesThat(resideInAnyPackage("..payments..", "..kernel.."))
            .should()
            .notHaveRawType(describe(
                    "a floating or decimal number",
                    type -> Set.of("double", "float").contains(type.getName())
                            || type.isEquivalentTo(Double.class)
                            || type.isEquivalentTo(Float.class)
                            || type.isEquivalentTo(BigDecimal.class)))
            .because("money is fen, counted whole");

    static final ArchRule TIME_COMES_FROM_A_CLOCK = noClasses()
            .that(are(DescribedPredicate.not(resideInAnyPackage("org.cityplus", "..launch..", "..postgres.."))))
            .should()
            .callMethodWhere(describe("the machine's time is asked", Rules::asksTheMachinesTime))
            .orShould()
            .callConstructor(Date.class)
            .because("an injected Clock can be set by a test, and all nodes agree on it");

    static final ArchRule ONLY_COMMANDS_PRINT = noClasses()
            .that(are(DescribedPredicate.not(resideInAnyPackage("..launch..", "..backup.."))))
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .orShould()
            .callMethod(Throwable.class, "printStackTrace")
            .because("what is said to the shell is a command's, what is said to the operator is the log's");

    static final ArchRule SQL_IS_READ_AS_SQL = noClasses()
            .should()
            .dependOnClassesThat(describe(
                    "other ways to the database than JdbcClient",
                    type -> type.getPackageName().startsWith("jakarta.persistence")
                            || type.getPackageName().startsWith("org.hibernate")
                            || type.getName().endsWith(".JdbcTemplate")
                            || type.getName().endsWith(".NamedParameterJdbcTemplate")))
            .because("one way to the database: JdbcClient and text blocks");

    /** What is logged can't be told from bytecode; so who logs does not know people at all. */
    static final ArchRule WHO_LOGS_KNOWS_NO_PEOPLE = noClasses()
            .that(describe(
                    "log",
                    type -> type.getDirectDependenciesFromSelf().stream()
                            .anyMatch(uses -> uses.getTargetClass().isEquivalentTo(Logger.class))))
            .should()
            .dependOnClassesThat(assignableTo(Profile.class)
                    .or(assignableTo(MobileNumber.class))
                    .or(assignableTo(IdNumber.class)))
            .because("logs carry no personal data");

    static final ArchRule NULL_IS_SAID = classes()
            .should(new ArchCondition<JavaClass>("be in a package marked @NullMarked") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    boolean marked = type.getPackage()
                            .tryGetPackageInfo()
                            .filter(info -> info.isAnnotatedWith(NullMarked.class))
                            .isPresent();
                    events.add(new SimpleConditionEvent(
                            type,
                            marked,
                            type.getName() + " is in " + type.getPackageName() + ": add package-info.java"));
                }
            })
            .because("NullAway checks only what is marked");

    private static boolean asksTheMachinesTime(JavaMethodCall call) {
        JavaClass owner = call.getTargetOwner();
        String name = call.getTarget().getName();
        boolean takesAClock =
                call.getTarget().getRawParameterTypes().stream().anyMatch(p -> p.isEquivalentTo(Clock.class));
        return (owner.getPackageName().equals("java.time") && name.equals("now") && !takesAClock)
                || (owner.isEquivalentTo(Clock.class) && name.startsWith("system"))
                || (owner.isEquivalentTo(System.class) && name.equals("currentTimeMillis"));
    }

    private static ArchCondition<com.tngtech.archunit.core.domain.JavaMethod> beInAClassThatIsNotTransactional() {
        return new ArchCondition<>("be in a class that is not @Transactional") {
            @Override
            public void check(com.tngtech.archunit.core.domain.JavaMethod method, ConditionEvents events) {
                boolean free = !method.getOwner().isAnnotatedWith(Transactional.class);
                events.add(new SimpleConditionEvent(method, free, method.getFullName() + " is in a transaction"));
            }
        };
    }
}
