package org.cityplus.cases.definition.expression;

import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.exceptions.CelInvalidArgumentException;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.runtime.CelFunctionBinding;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.cityplus.city.CalendarNotAnnounced;
import org.cityplus.city.WorkingCalendar;
import org.cityplus.kernel.IdNumber;

/** The functions a condition may use besides CEL's own. A day is a timestamp at midnight, so days compare and equal as such. */
// CEL asks for functions without state, which Error Prone cannot see of these: they hold the working calendar, which
// never changes.
@SuppressWarnings("Immutable")
final class Functions {
    private static final CelType DAY = SimpleType.TIMESTAMP;
    private static final CelType INT = SimpleType.INT;
    private static final CelType TEXT = SimpleType.STRING;

    private final List<CelFunctionDecl> declarations = new ArrayList<>();
    private final List<CelFunctionBinding> bindings = new ArrayList<>();

    Functions(Supplier<WorkingCalendar> calendar) {
        unary("date", TEXT, DAY, String.class, text -> day(LocalDate.parse(text)));
        unary(
                "birthDate",
                TEXT,
                DAY,
                String.class,
                text -> IdNumber.parse(text)
                        .map(number -> day(number.birthDate()))
                        .orElseThrow(() -> new DateTimeException("no identity number")));
        unary("yuan", INT, INT, Long.class, yuan -> Math.multiplyExact(yuan, 100L));
        unary(
                "isWorkingDay",
                DAY,
                SimpleType.BOOL,
                Instant.class,
                on -> calendar.get().isWorkingDay(date(on)));
        days("ageOn", INT, (birth, on) -> (long) Period.between(birth, on).getYears());
        days("daysBetween", INT, (from, to) -> ChronoUnit.DAYS.between(from, to));
        days("workingDaysBetween", INT, (from, to) -> (long) calendar.get().workingDaysBetween(from, to));
        counted("plusDays", (from, n) -> from.plusDays(n));
        counted("plusMonths", (from, n) -> from.plusMonths(n));
        counted("plusYears", (from, n) -> from.plusYears(n));
        counted("plusWorkingDays", (from, n) -> calendar.get().plusWorkingDays(from, Math.toIntExact(n)));
    }

    List<CelFunctionDecl> declarations() {
        return declarations;
    }

    List<CelFunctionBinding> bindings() {
        return bindings;
    }

    static Instant day(LocalDate date) {
        return date.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static LocalDate date(Instant day) {
        return LocalDate.ofInstant(day, ZoneOffset.UTC);
    }

    private interface OfOne<T> {
        Object apply(T value);
    }

    private interface OfDays {
        long apply(LocalDate one, LocalDate other);
    }

    private interface Counted {
        LocalDate apply(LocalDate from, long n);
    }

    private <T> void unary(String name, CelType of, CelType gives, Class<T> type, OfOne<T> function) {
        declare(name, gives, of);
        bindings.add(CelFunctionBinding.from(name + "_1", type, value -> orNone(() -> function.apply(value))));
    }

    private void days(String name, CelType gives, OfDays function) {
        declare(name, gives, DAY, DAY);
        bindings.add(CelFunctionBinding.from(
                name + "_1",
                Instant.class,
                Instant.class,
                (one, other) -> orNone(() -> function.apply(date(one), date(other)))));
    }

    private void counted(String name, Counted function) {
        declare(name, DAY, DAY, INT);
        bindings.add(CelFunctionBinding.from(
                name + "_1", Instant.class, Long.class, (from, n) -> orNone(() -> day(function.apply(date(from), n)))));
    }

    private void declare(String name, CelType gives, CelType... of) {
        declarations.add(CelFunctionDecl.newFunctionDeclaration(
                name, CelOverloadDecl.newGlobalOverload(name + "_1", gives, of)));
    }

    /** What cannot be computed has no value; it never ends the evaluation otherwise. */
    private static Object orNone(Supplier<Object> function) {
        try {
            return function.get();
        } catch (DateTimeException | ArithmeticException | IllegalArgumentException | CalendarNotAnnounced e) {
            throw new CelInvalidArgumentException(e);
        }
    }
}
