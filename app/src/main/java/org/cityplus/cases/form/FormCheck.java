package org.cityplus.cases.form;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.cityplus.cases.definition.Field;
import org.cityplus.cases.definition.ServiceDefinition;
import org.cityplus.city.City;
import org.cityplus.files.ScanState;
import org.cityplus.files.StoredFile;
import org.cityplus.kernel.FieldError;
import org.cityplus.kernel.IdNumber;
import org.cityplus.kernel.Message;
import org.cityplus.kernel.MobileNumber;
import org.springframework.stereotype.Component;

/** What is wrong with answers, question by question, and what to do about it. */
@Component
public class FormCheck {
    private static final Pattern LATIN = Pattern.compile("[A-Z]++(?:[ '-][A-Z]++)*+");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Cf}&&[^\\n\\t]]");

    private final Offices offices;
    private final Photos photos;
    private final Documents documents;
    private final City city;
    private final Clock clock;

    FormCheck(Offices offices, Photos photos, Documents documents, City city, Clock clock) {
        this.offices = offices;
        this.photos = photos;
        this.documents = documents;
        this.city = city;
        this.clock = clock;
    }

    /** Errors of all questions asked, in the order of the form; empty when the form is complete. */
    public List<FieldError> check(ServiceDefinition service, UUID resident, Map<String, String> answers) {
        return check(service, resident, service.fields().toList(), answers);
    }

    /** Errors of {@code fields} alone. */
    public List<FieldError> check(
            ServiceDefinition service, UUID resident, List<Field> fields, Map<String, String> answers) {
        return fields.stream()
                .filter(field -> field.isAsked(answers))
                .flatMap(field -> check(service, resident, field, answers.getOrDefault(field.id(), ""))
                        .map(message -> new FieldError(field.id(), message))
                        .stream())
                .toList();
    }

    private Optional<Message> check(ServiceDefinition service, UUID resident, Field field, String answer) {
        if (answer.isBlank()) {
            return Optional.of(Message.of("cases.field.missing." + field.type().word(), field.label()));
        }
        return switch (field.type()) {
            case TEXT -> text(field, answer);
            case LATIN -> latin(field, answer);
            case ID_NUMBER -> idNumber(field, answer);
            case MOBILE -> mobile(answer);
            case CHOICE ->
                field.findOption(answer).isPresent()
                        ? Optional.empty()
                        : Optional.of(Message.of("cases.field.missing.choice", field.label()));
            case PHOTO -> photo(resident, field, answer);
            case DOCUMENT -> documents(resident, field, answer);
            case OFFICE ->
                offices.find(service, answer).isPresent()
                        ? Optional.empty()
                        : Optional.of(Message.of("cases.field.missing.office", field.label()));
        };
    }

    private static Optional<Message> text(Field field, String answer) {
        int length = answer.codePointCount(0, answer.length());
        if (length > field.maxLength()) {
            return Optional.of(Message.of("cases.field.too-long", field.label(), field.maxLength(), length));
        }
        return CONTROL.matcher(answer).find()
                ? Optional.of(Message.of("cases.field.strange-characters", field.label()))
                : Optional.empty();
    }

    private static Optional<Message> latin(Field field, String answer) {
        if (answer.length() > field.maxLength()) {
            return Optional.of(Message.of("cases.field.too-long", field.label(), field.maxLength(), answer.length()));
        }
        return LATIN.matcher(answer).matches()
                ? Optional.empty()
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
        LocalDate today = LocalDate.now(clock.withZone(city.zone()));
        return number.get().birthDate().plusYears(field.minimumAge()).isAfter(today)
                ? Optional.of(Message.of("cases.field.id-number.too-young", field.minimumAge()))
                : Optional.empty();
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
}
