package org.cityplus.cases.form;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.cityplus.cases.definition.DocumentKind;
import org.cityplus.cases.definition.Field;
import org.cityplus.cases.definition.FieldType;
import org.cityplus.cases.definition.Limits;
import org.cityplus.cases.definition.ServiceDefinition;
import org.cityplus.cases.definition.Values;
import org.cityplus.city.City;
import org.cityplus.files.ScanState;
import org.cityplus.files.StoredFile;
import org.cityplus.kernel.DistrictCode;
import org.cityplus.kernel.IdNumber;
import org.cityplus.kernel.Message;
import org.cityplus.kernel.MobileNumber;
import org.springframework.stereotype.Component;

/** Whether one answer is what its question asks for. */
@Component
class AnswerCheck {
    private static final Pattern LATIN = Pattern.compile("[A-Z]++(?:[ '-][A-Z]++)*+");
    private static final Pattern EMAIL = Pattern.compile("[^\\s@,;<>]{1,64}@[A-Za-z0-9-]++(?:\\.[A-Za-z0-9-]++)++");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Cf}&&[^\\n\\t\\r]]");

    private final Offices offices;
    private final Photos photos;
    private final Documents documents;
    private final City city;
    private final Clock clock;

    AnswerCheck(Offices offices, Photos photos, Documents documents, City city, Clock clock) {
        this.offices = offices;
        this.photos = photos;
        this.documents = documents;
        this.city = city;
        this.clock = clock;
    }

    /** What is wrong with it, in words that say what to do. */
    Optional<Message> check(ServiceDefinition service, UUID resident, Field field, String answer) {
        if (answer.isBlank()) {
            return field.required()
                    ? Optional.of(
                            Message.of("cases.field.missing." + field.type().word(), field.label()))
                    : Optional.empty();
        }
        return switch (field.type()) {
            case TEXT, LONG_TEXT -> text(field, answer);
            case LATIN -> latin(field, answer);
            case ID_NUMBER -> idNumber(field, answer);
            case DOCUMENT_NUMBER -> documentNumber(field, answer);
            case MOBILE -> mobile(answer);
            case EMAIL ->
                wrongUnless(EMAIL.matcher(answer).matches() && answer.length() <= 254, "cases.field.email", field);
            case DATE -> date(field, answer);
            case NUMBER, MONEY -> number(field, answer);
            case CHOICE, YES_NO -> wrongUnless(field.findOption(answer).isPresent(), missing(field), field);
            case CHOICES -> choices(field, Values.choices(answer));
            case DISTRICT -> wrongUnless(isDistrict(answer), missing(field), field);
            case DECLARATION -> wrongUnless(answer.equals(Values.YES) || !field.required(), missing(field), field);
            case PHOTO -> photo(resident, field, answer);
            case DOCUMENT -> documents(resident, field, answer);
            case OFFICE -> wrongUnless(offices.find(service, answer).isPresent(), missing(field), field);
        };
    }

    private static String missing(Field field) {
        return "cases.field.missing." + field.type().word();
    }

    private static Optional<Message> wrongUnless(boolean right, String key, Field field) {
        return right ? Optional.empty() : Optional.of(Message.of(key, field.label()));
    }

    private static Optional<Message> text(Field field, String answer) {
        int length = answer.codePointCount(0, answer.length());
        if (length > field.maxLength()) {
            return Optional.of(Message.of("cases.field.too-long", field.label(), field.maxLength(), length));
        }
        if (length < field.limits().minLength()) {
            return Optional.of(Message.of(
                    "cases.field.too-short", field.label(), field.limits().minLength(), length));
        }
        if (CONTROL.matcher(answer).find() || field.type() == FieldType.TEXT && answer.indexOf('\n') >= 0) {
            return Optional.of(Message.of("cases.field.strange-characters", field.label()));
        }
        return pattern(field, answer);
    }

    private static Optional<Message> pattern(Field field, String answer) {
        if (field.limits().matches(answer)) {
            return Optional.empty();
        }
        return Optional.ofNullable(field.limits().patternWords())
                .map(words -> Message.of("cases.field.pattern", field.label(), words));
    }

    private static Optional<Message> latin(Field field, String answer) {
        Optional<Message> length = text(field, answer);
        return length.isPresent() || LATIN.matcher(answer).matches()
                ? length
                : Optional.of(Message.of("cases.field.latin", field.label()));
    }

    private Optional<Message> idNumber(Field field, String answer) {
        String tidy = answer.replaceAll("\\s", "");
        if (tidy.length() != 18) {
            return Optional.of(Message.of("cases.field.id-number.length", tidy.length()));
        }
        Optional<IdNumber> number = IdNumber.parse(tidy);
        if (number.isEmpty()) {
            return Optional.of(Message.of("cases.field.id-number.wrong"));
        }
        return number.get().birthDate().plusYears(field.minimumAge()).isAfter(today())
                ? Optional.of(Message.of("cases.field.id-number.too-young", field.minimumAge()))
                : Optional.empty();
    }

    private static Optional<Message> documentNumber(Field field, String answer) {
        DocumentKind kind = field.limits().kind();
        return kind == null || kind.matches(answer)
                ? Optional.empty()
                : Optional.of(Message.of("cases.field.document." + kind.word(), field.label()));
    }

    private static Optional<Message> mobile(String answer) {
        if (MobileNumber.parse(answer).isPresent()) {
            return Optional.empty();
        }
        String digits = MobileNumber.digitsOf(answer);
        return Optional.of(
                digits.length() == 11
                        ? Message.of("cases.field.mobile.wrong")
                        : Message.of("cases.field.mobile.length", digits.length()));
    }

    private Optional<Message> date(Field field, String answer) {
        Optional<LocalDate> day = Values.day(answer);
        if (day.isEmpty()) {
            return Optional.of(Message.of("cases.field.date", field.label()));
        }
        Limits limits = field.limits();
        Optional<Message> tooEarly = limits.findEarliest(today())
                .filter(earliest -> day.get().isBefore(earliest))
                .map(earliest -> Message.of("cases.field.date.early", field.label(), earliest.toString()));
        return tooEarly.or(() -> limits.findLatest(today())
                .filter(latest -> day.get().isAfter(latest))
                .map(latest -> Message.of("cases.field.date.late", field.label(), latest.toString())));
    }

    private static Optional<Message> number(Field field, String answer) {
        Optional<BigDecimal> number = Values.number(answer);
        Limits limits = field.limits();
        if (number.isEmpty()) {
            return Optional.of(Message.of("cases.field." + field.type().word(), field.label()));
        }
        BigDecimal value = number.get();
        if (Math.max(0, value.stripTrailingZeros().scale()) > limits.decimals()) {
            return Optional.of(Message.of("cases.field.decimals", field.label(), limits.decimals()));
        }
        BigDecimal min = limits.min();
        BigDecimal max = limits.max();
        if (min != null && value.compareTo(min) < 0) {
            return Optional.of(Message.of("cases.field.too-small", field.label(), min.toPlainString()));
        }
        return max != null && value.compareTo(max) > 0
                ? Optional.of(Message.of("cases.field.too-large", field.label(), max.toPlainString()))
                : Optional.empty();
    }

    private static Optional<Message> choices(Field field, List<String> chosen) {
        if (chosen.stream().anyMatch(option -> field.findOption(option).isEmpty())) {
            return Optional.of(Message.of(missing(field), field.label()));
        }
        Limits limits = field.limits();
        if (chosen.size() < limits.minItems()) {
            return Optional.of(Message.of("cases.field.too-few", field.label(), limits.minItems()));
        }
        return chosen.size() > limits.maxItems()
                ? Optional.of(Message.of("cases.field.too-many", field.label(), limits.maxItems()))
                : Optional.empty();
    }

    private boolean isDistrict(String answer) {
        return answer.matches("\\d{6}") && city.districts().containsKey(new DistrictCode(answer));
    }

    private Optional<Message> photo(UUID resident, Field field, String answer) {
        return photos.stored(resident, answer)
                .map(file -> infected(field, file))
                .orElseGet(() -> Optional.of(Message.of("cases.field.missing.photo", field.label())));
    }

    private Optional<Message> documents(UUID resident, Field field, String answer) {
        List<Optional<StoredFile>> files =
                Documents.ids(answer).map(id -> documents.find(resident, id)).toList();
        int most = field.documentRule().maxFiles();
        if (files.size() > most) {
            return Optional.of(Message.of("cases.document.too-many", most));
        }
        if (files.isEmpty() || files.stream().anyMatch(Optional::isEmpty)) {
            return Optional.of(Message.of("cases.field.missing.document", field.label()));
        }
        return files.stream()
                .flatMap(Optional::stream)
                .flatMap(file -> infected(field, file).stream())
                .findFirst();
    }

    private static Optional<Message> infected(Field field, StoredFile file) {
        return file.scan() == ScanState.INFECTED
                ? Optional.of(Message.of("cases.field.file-infected", field.label()))
                : Optional.empty();
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(city.zone()));
    }
}
