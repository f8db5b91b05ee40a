package org.cityplus.oversight.look;

import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import org.cityplus.identity.Likenesses.Mark;
import org.jspecify.annotations.Nullable;

/** When a look is not as usual. Each policy is one rule; why it is one stands in the texts, {@code oversight.rule.<word>}. */
sealed interface LookPolicy {
    String word();

    boolean isUnusual(Look look);

    /** False when it is the day's work that is unusual, not the look at this person. */
    default boolean isAboutPerson() {
        return true;
    }

    /** All of them, with the parameters that hold. */
    List<LookPolicy> ALL = List.of(
            new OwnRecord(),
            new Colleague(),
            new Neighbour(),
            new ProtectedPerson(),
            new SameFamily(CommonSurnames.ALL),
            new AnothersRecord(),
            new LongClosed(Duration.ofDays(180)),
            new RelationTakenBack(),
            new OutsideHours(LocalTime.of(7, 30), LocalTime.of(20, 0)),
            new ManyInAnHour(20, 3.0),
            new ManyInADay(60, 2.5));

    /** Their own record as a resident, through the desk: residents have their own page for it. */
    record OwnRecord() implements LookPolicy {
        @Override
        public String word() {
            return "own-record";
        }

        @Override
        public boolean isUnusual(Look look) {
            return look.shares(Mark.DOCUMENT) || look.shares(Mark.PHONE);
        }
    }

    /** A person who works for the city too. */
    record Colleague() implements LookPolicy {
        @Override
        public String word() {
            return "colleague";
        }

        @Override
        public boolean isUnusual(Look look) {
            return look.person().isOfStaff() && !look.shares(Mark.DOCUMENT) && !look.shares(Mark.PHONE);
        }
    }

    /** A person who lives in the house, or the group of the village, the looker declared as home. */
    record Neighbour() implements LookPolicy {
        @Override
        public String word() {
            return "neighbour";
        }

        @Override
        public boolean isUnusual(Look look) {
            return look.shares(Mark.HOME);
        }
    }

    /** A person on the list the audit administrator keeps. */
    record ProtectedPerson() implements LookPolicy {
        @Override
        public String word() {
            return "protected";
        }

        @Override
        public boolean isUnusual(Look look) {
            return look.person().isProtected();
        }
    }

    /**
     * A person who may be a relative: the same surname, when few have it; with a common one, also the same first sign of a
     * given name of two, as siblings and cousins often share it (字辈).
     */
    record SameFamily(Set<String> commonSurnames) implements LookPolicy {
        @Override
        public String word() {
            return "same-family";
        }

        @Override
        public boolean isUnusual(Look look) {
            String one = look.looker().name().strip();
            String other = look.person().likeness().name().strip();
            if (one.length() < 2 || other.length() < 2 || one.charAt(0) != other.charAt(0)) {
                return false;
            }
            return !commonSurnames.contains(one.substring(0, 1))
                    || one.length() == 3 && other.length() == 3 && one.charAt(1) == other.charAt(1);
        }
    }

    /**
     * A record that was no work of an agency the looker has a role in: not its own, none it was asked about, none it had until then,
     * and none they file just now for somebody at their counter.
     */
    record AnothersRecord() implements LookPolicy {
        @Override
        public String word() {
            return "anothers-record";
        }

        @Override
        public boolean isUnusual(Look look) {
            return look.findFacts()
                    .filter(facts -> look.looker().agencies().stream()
                            .noneMatch(agency -> facts.isWorkOf(agency, look.instant())))
                    .filter(facts -> facts.filing() == null
                            || !facts.filing().isWorkOf(look.looker().id(), look.instant()))
                    .isPresent();
        }
    }

    /** A record whose work ended long ago. */
    record LongClosed(Duration after) implements LookPolicy {
        @Override
        public String word() {
            return "long-closed";
        }

        @Override
        public boolean isUnusual(Look look) {
            return look.findFacts()
                    .filter(facts -> facts.closedAt() != null
                            && facts.closedAt().plus(after).isBefore(look.instant()))
                    .isPresent();
        }
    }

    /** No look, but worth one: who declared somebody close takes it back while a case of that person is open, and could act on it. */
    record RelationTakenBack() implements LookPolicy {
        @Override
        public String word() {
            return "relation-taken-back";
        }

        @Override
        public boolean isUnusual(Look look) {
            return look.act().equals("relation-taken-back");
        }
    }

    /** On a day off, before anybody comes or after everybody has gone. */
    record OutsideHours(LocalTime from, LocalTime until) implements LookPolicy {
        @Override
        public String word() {
            return "outside-hours";
        }

        @Override
        public boolean isAboutPerson() {
            return false;
        }

        @Override
        public boolean isUnusual(Look look) {
            LocalTime time = look.at().toLocalTime();
            return !look.isWorkingDay() || time.isBefore(from) || !time.isBefore(until);
        }
    }

    /** Many different people within an hour. */
    record ManyInAnHour(int least, double timesUsual) implements LookPolicy {
        @Override
        public String word() {
            return "many-in-an-hour";
        }

        @Override
        public boolean isAboutPerson() {
            return false;
        }

        @Override
        public boolean isUnusual(Look look) {
            Look.Numbers numbers = look.numbers();
            Look.@Nullable Usual own = numbers.own();
            Look.@Nullable Usual agency = numbers.agency();
            return isMany(
                    numbers.lastHour(),
                    least,
                    timesUsual,
                    own == null ? null : own.busiestHour(),
                    agency == null ? null : agency.busiestHour());
        }
    }

    /** Many different people in a day: slowly, so that no hour stands out. */
    record ManyInADay(int least, double timesUsual) implements LookPolicy {
        @Override
        public String word() {
            return "many-in-a-day";
        }

        @Override
        public boolean isAboutPerson() {
            return false;
        }

        @Override
        public boolean isUnusual(Look look) {
            Look.Numbers numbers = look.numbers();
            Look.@Nullable Usual own = numbers.own();
            Look.@Nullable Usual agency = numbers.agency();
            return isMany(
                    numbers.thisDay(),
                    least,
                    timesUsual,
                    own == null ? null : own.day(),
                    agency == null ? null : agency.day());
        }
    }

    /** More than is ever a matter of course, and far more than usual for oneself or for the agency. */
    private static boolean isMany(int people, int least, double times, @Nullable Double own, @Nullable Double agency) {
        if (people < least) {
            return false;
        }
        boolean isNothingKnown = own == null && agency == null;
        return isNothingKnown || own != null && people > times * own || agency != null && people > times * agency;
    }
}
