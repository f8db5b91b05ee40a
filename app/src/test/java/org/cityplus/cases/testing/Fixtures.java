package org.cityplus.cases.testing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cityplus.cases.definition.DocumentKind;
import org.cityplus.cases.definition.Facts;
import org.cityplus.cases.definition.Field;
import org.cityplus.cases.definition.Filled;
import org.cityplus.cases.definition.Limits;
import org.cityplus.cases.definition.ServiceDefinition;
import org.cityplus.kernel.IdNumber;

/**
 * Makes answers for any definition: complete ones that are right, and for each question one that is just not. The same seed makes the
 * same answers.
 */
public final class Fixtures {
    private static final int TRIES = 4000;
    private static final Pattern PART = Pattern.compile("\\[(\\w-\\w)[^]]*](?:\\{(\\d+)})?");

    private final ServiceDefinition service;
    private final Random random;
    private final LocalDate today;
    private final String photo;
    private final List<String> offices;
    private final List<String> districts;

    public Fixtures(
            ServiceDefinition service,
            long seed,
            LocalDate today,
            String photo,
            List<String> offices,
            List<String> districts) {
        this.service = service;
        this.random = new Random(seed);
        this.today = today;
        this.photo = photo;
        this.offices = offices;
        this.districts = districts;
    }

    /** One answer to one question that breaks one rule by as little as can be. */
    public record Broken(Field field, String answer) {}

    /** Answers to every question that is asked, which {@code isRight} agrees with. */
    public Map<String, String> valid(Predicate<Map<String, String>> isRight) {
        for (int i = 0; i < TRIES; i++) {
            Map<String, String> answers = attempt();
            if (isRight.test(answers)) {
                return answers;
            }
        }
        throw new AssertionError("no right answers found for " + service.id() + " " + service.version());
    }

    private Map<String, String> attempt() {
        Map<String, String> answers = new HashMap<>();
        for (Field field : service.fields().toList()) {
            if (Filled.of(service, answers, Facts.on(today)).isAsked(field)
                    && (field.required() || random.nextBoolean())) {
                answers.put(field.id(), answer(field));
            }
        }
        return answers;
    }

    private String answer(Field field) {
        Limits limits = field.limits();
        return switch (field.type()) {
            case TEXT, LONG_TEXT -> limits.pattern() == null ? text(field, limits) : matching(limits.pattern());
            case LATIN -> "CHEN";
            case ID_NUMBER -> idNumber(between(field.minimumAge(), 90));
            case DOCUMENT_NUMBER -> documentNumber(Objects.requireNonNull(limits.kind()));
            case MOBILE -> "139%08d".formatted(random.nextInt(100_000_000));
            case EMAIL -> "someone" + random.nextInt(100) + "@example.com";
            case DATE -> date(limits).toString();
            case NUMBER -> number(limits, 0).toPlainString();
            case MONEY -> number(limits, 2).toPlainString();
            case CHOICE, YES_NO -> one(field.options()).id();
            case CHOICES -> choices(field);
            case DISTRICT -> one(districts);
            case PHOTO, DOCUMENT -> photo;
            case OFFICE -> one(offices);
            case DECLARATION -> "yes";
        };
    }

    private String text(Field field, Limits limits) {
        int least = Math.max(2, limits.minLength());
        return "字".repeat(between(least, Math.min(field.maxLength(), Math.max(12, limits.minLength()))));
    }

    /** A text for a pattern of classes of single characters, each so many times: {@code [A-Z][0-9]{9}}. */
    private String matching(String pattern) {
        Matcher part = PART.matcher(pattern);
        StringBuilder text = new StringBuilder();
        while (part.find()) {
            char from = part.group(1).charAt(0);
            int span = part.group(1).charAt(2) - from + 1;
            int times = part.group(2) == null ? 1 : Integer.parseInt(part.group(2));
            for (int i = 0; i < times; i++) {
                text.append((char) (from + random.nextInt(span)));
            }
        }
        return text.toString();
    }

    /** For each question asked, an answer of its kind that is just wrong; questions that take anything have none. */
    public List<Broken> broken(Map<String, String> valid) {
        List<Broken> broken = new ArrayList<>();
        for (Field field : Filled.of(service, valid, Facts.on(today)).asked()) {
            if (field.required()) {
                broken.add(new Broken(field, ""));
            }
            String answer = justWrong(field);
            if (!answer.isEmpty()) {
                broken.add(new Broken(field, answer));
            }
        }
        return broken;
    }

    private String justWrong(Field field) {
        Limits limits = field.limits();
        return switch (field.type()) {
            case TEXT, LONG_TEXT -> "字".repeat(field.maxLength() + 1);
            case LATIN -> "CHEn";
            case ID_NUMBER -> field.minimumAge() > 0 ? idNumber(field.minimumAge() - 1) : flipped(idNumber(40));
            case DOCUMENT_NUMBER -> documentNumber(Objects.requireNonNull(limits.kind())) + "11";
            case MOBILE -> "1390000000";
            case EMAIL -> "someone.example.com";
            case DATE ->
                limits.findLatest(today)
                        .map(latest -> latest.plusDays(1).toString())
                        .or(() -> limits.findEarliest(today)
                                .map(earliest -> earliest.minusDays(1).toString()))
                        .orElse("2026-02-30");
            case NUMBER, MONEY -> {
                BigDecimal max = limits.max();
                yield max == null ? "1.12345" : max.add(BigDecimal.ONE).toPlainString();
            }
            case CHOICE, YES_NO, DISTRICT, OFFICE -> "no-such";
            case CHOICES -> field.options().getFirst().id() + ",no-such";
            case PHOTO, DOCUMENT -> "00000000-0000-7000-8000-000000000000";
            case DECLARATION -> "no";
        };
    }

    private LocalDate date(Limits limits) {
        LocalDate from = limits.findEarliest(today).orElse(today.minusYears(3));
        LocalDate to = limits.findLatest(today).orElse(today.plusYears(2));
        return from.plusDays(random.nextLong(Math.max(1, to.toEpochDay() - from.toEpochDay() + 1)));
    }

    private BigDecimal number(Limits limits, int scale) {
        BigDecimal min = limits.min() == null ? BigDecimal.ZERO : limits.min();
        BigDecimal max = limits.max() == null ? min.add(BigDecimal.TEN) : limits.max();
        return min.add(new BigDecimal(random.nextInt(max.subtract(min).intValue() + 1)))
                .setScale(scale);
    }

    private String choices(Field field) {
        List<String> chosen = new ArrayList<>();
        for (Field.Option option : field.options()) {
            if (random.nextBoolean() && chosen.size() < field.limits().maxItems()) {
                chosen.add(option.id());
            }
        }
        return chosen.size() < Math.max(1, field.limits().minItems())
                ? field.options().getFirst().id()
                : String.join(",", chosen);
    }

    /** Somebody of that age today, in the range of made-up people. */
    private String idNumber(int age) {
        LocalDate born = today.minusYears(age).minusDays(random.nextInt(300));
        String seventeen = "500190" + born.toString().replace("-", "") + "%03d".formatted(random.nextInt(1000));
        return seventeen + IdNumber.checkDigit(seventeen);
    }

    private static String flipped(String number) {
        char check = number.charAt(17);
        return number.substring(0, 17) + (check == '0' ? '1' : '0');
    }

    private String documentNumber(DocumentKind kind) {
        return switch (kind) {
            case PASSPORT -> "E%08d".formatted(random.nextInt(100_000_000));
            case TRAVEL_PERMIT -> "H%08d".formatted(random.nextInt(100_000_000));
            case RESIDENCE_PERMIT -> "810000199001010%03d".formatted(random.nextInt(1000));
            case CREDIT_CODE -> {
                String seventeen = "91500000%09d".formatted(random.nextInt(1_000_000_000));
                yield seventeen + DocumentKind.creditCheck(seventeen);
            }
            case PLATE -> "渝A%05d".formatted(random.nextInt(100_000));
        };
    }

    private int between(int from, int to) {
        return from + random.nextInt(Math.max(1, to - from + 1));
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
