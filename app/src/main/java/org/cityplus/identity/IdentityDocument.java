package org.cityplus.identity;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.cityplus.kernel.IdNumber;

/** A document that says who somebody is. Each kind has its own rule for its number. */
public sealed interface IdentityDocument {
    /** The words of all kinds, the commonest first. */
    List<String> KINDS =
            List.of("resident-card", "hmt-residence-permit", "permanent-resident-card", "travel-permit", "passport");

    String number();

    /** A word for lists, rows and texts. */
    String kind();

    /** A citizen's identity card (GB 11643-1999). */
    record ResidentCard(IdNumber id) implements IdentityDocument {
        @Override
        public String number() {
            return id.value();
        }

        @Override
        public String kind() {
            return "resident-card";
        }
    }

    /** A residence permit for residents of Hong Kong, Macao or Taiwan: regions 810000, 820000, 830000. */
    record HmtResidencePermit(IdNumber id) implements IdentityDocument {
        static final Pattern REGION = Pattern.compile("8[123]0000.*");

        @Override
        public String number() {
            return id.value();
        }

        @Override
        public String kind() {
            return "hmt-residence-permit";
        }
    }

    /** A foreigner's permanent-resident identity card: since 2023-12-01 eighteen characters beginning with 9, before that three letters and twelve digits. */
    record PermanentResidentCard(String number) implements IdentityDocument {
        static final Pattern OLD = Pattern.compile("[A-Z]{3}\\d{12}");

        @Override
        public String kind() {
            return "permanent-resident-card";
        }
    }

    /** A travel permit for mainland travel: Hong Kong and Macao H or M with eight digits, Taiwan eight digits. */
    record TravelPermit(String number) implements IdentityDocument {
        static final Pattern SHAPE = Pattern.compile("[HM]?\\d{8}");

        @Override
        public String kind() {
            return "travel-permit";
        }
    }

    /** A foreigner's passport; each state numbers its own (ICAO Doc 9303: at most nine characters). */
    record Passport(String number) implements IdentityDocument {
        static final Pattern SHAPE = Pattern.compile("[A-Z0-9]{5,9}");

        @Override
        public String kind() {
            return "passport";
        }
    }

    /** Reads what was typed for a document of this kind; empty when the kind's rule says no. */
    static Optional<IdentityDocument> parse(String kind, String typed) {
        String tidy = typed.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
        return switch (kind) {
            case "resident-card" ->
                IdNumber.parse(tidy)
                        .filter(id -> !HmtResidencePermit.REGION.matcher(tidy).matches() && !tidy.startsWith("9"))
                        .map(ResidentCard::new);
            case "hmt-residence-permit" ->
                IdNumber.parse(tidy)
                        .filter(id -> HmtResidencePermit.REGION.matcher(tidy).matches())
                        .map(HmtResidencePermit::new);
            case "permanent-resident-card" ->
                Optional.of(tidy)
                        .filter(number ->
                                PermanentResidentCard.OLD.matcher(number).matches()
                                        || number.startsWith("9")
                                                && IdNumber.parse(number).isPresent())
                        .map(PermanentResidentCard::new);
            case "travel-permit" ->
                Optional.of(tidy)
                        .filter(number -> TravelPermit.SHAPE.matcher(number).matches())
                        .map(TravelPermit::new);
            case "passport" ->
                Optional.of(tidy)
                        .filter(number -> Passport.SHAPE.matcher(number).matches())
                        .map(Passport::new);
            default -> Optional.empty();
        };
    }
}
