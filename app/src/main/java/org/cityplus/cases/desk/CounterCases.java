package org.cityplus.cases.desk;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.cityplus.cases.definition.ServiceCatalog;
import org.cityplus.cases.definition.ServiceDefinition;
import org.cityplus.cases.lifecycle.CaseBook;
import org.cityplus.cases.lifecycle.CaseRow;
import org.cityplus.cases.lifecycle.Filer;
import org.cityplus.cases.lifecycle.Lodging;
import org.cityplus.city.City;
import org.cityplus.city.OfficeId;
import org.cityplus.identity.Counter;
import org.cityplus.identity.CounterVisit;
import org.cityplus.identity.Officer;
import org.cityplus.kernel.FieldError;
import org.cityplus.kernel.Message;
import org.cityplus.kernel.Refusal;
import org.cityplus.vault.Vault;
import org.springframework.stereotype.Component;

/** What a clerk files for a person at the counter, and the slip by which that person asks how it stands. */
@Component
public class CounterCases {
    /** Fifty bits in letters and digits that nobody mistakes for each other (Crockford's base 32). */
    private static final char[] LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ".toCharArray();

    private static final int LENGTH = 10;

    private static final String OFFICE = "office";

    private final Counter counter;
    private final Lodging lodging;
    private final CaseBook book;
    private final ServiceCatalog services;
    private final SameKind kind;
    private final City city;
    private final Vault vault;
    private final Closeness closeness;

    CounterCases(
            Counter counter,
            Lodging lodging,
            CaseBook book,
            ServiceCatalog services,
            SameKind kind,
            City city,
            Vault vault,
            Closeness closeness) {
        this.counter = counter;
        this.lodging = lodging;
        this.book = book;
        this.services = services;
        this.kind = kind;
        this.city = city;
        this.vault = vault;
        this.closeness = closeness;
    }

    /** Whether the person before the clerk is close to them, so that a colleague files what they came for. */
    public boolean isClose(Officer clerk, UUID visit) {
        return closeness.isClose(clerk, counter.get(clerk, visit).person());
    }

    /** @throws Refusal FORBIDDEN, naming the law, when {@link #isClose} */
    public void requireNotClose(Officer clerk, UUID visit) {
        closeness.requireNone(clerk, counter.get(clerk, visit).person());
    }

    /** What is printed for the person. */
    public record Slip(CaseRow row, String code) {}

    /** The services the clerk's agency offers. */
    public List<ServiceDefinition> listServices(Officer clerk) {
        return kind.services(clerk.agency());
    }

    /**
     * Files for the person of this visit, at a hall of the clerk's own agency; the same {@code form} again is the same case.
     *
     * @throws Refusal INVALID as {@link Lodging#lodgeAtCounter}, and when the hall is another agency's; FORBIDDEN when the person
     *     or somebody the answers name is close to the clerk
     */
    public CaseRow file(Officer clerk, UUID visit, String service, UUID form, Map<String, String> answers) {
        CounterVisit person = counter.get(clerk, visit);
        ServiceDefinition definition = get(clerk, service);
        requireOwnHall(clerk, answers);
        Filer filer = new Filer(clerk.id(), Filer.As.CLERK, clerk.signature());
        return lodging.lodgeAtCounter(filer, person.person(), form, definition, answers);
    }

    /** A hall there is not is refused like any other wrong answer. */
    private void requireOwnHall(Officer clerk, Map<String, String> answers) {
        boolean isAnothers = city.findOffice(new OfficeId(answers.getOrDefault(OFFICE, "")))
                .filter(office -> !office.agency().equals(clerk.agency()))
                .isPresent();
        if (isAnothers) {
            Message message = Message.of("desk.counter.own-hall");
            throw new Refusal(Refusal.Kind.INVALID, message, List.of(new FieldError(OFFICE, message)));
        }
    }

    public ServiceDefinition get(Officer clerk, String service) {
        return listServices(clerk).stream()
                .filter(one -> one.id().equals(service))
                .findFirst()
                .orElseThrow(Refusal::notFound);
    }

    /** The service as it was when the case was lodged. */
    public ServiceDefinition service(CaseRow row) {
        return services.get(row.service(), row.version());
    }

    /** The slip of a case filed by this clerk in this visit's person's name. */
    public Slip slip(Officer clerk, UUID visit, UUID form) {
        CounterVisit person = counter.get(clerk, visit);
        CaseRow row = book.findByDraft(form)
                .filter(one -> one.applicant().equals(person.person()))
                .orElseThrow(Refusal::notFound);
        return findSlip(clerk, row).orElseThrow(Refusal::notFound);
    }

    /** The slip of a case that this clerk filed. */
    public Optional<Slip> findSlip(Officer clerk, CaseRow row) {
        return row.findFiler()
                .filter(filer -> filer.as() == Filer.As.CLERK && filer.id().equals(clerk.id()))
                .map(filer -> new Slip(row, code(row.number())));
    }

    /**
     * The case with this number, for whoever holds its slip. A wrong code and an unknown number take the same way to the
     * same answer.
     */
    public CaseRow ask(String typedNumber, String typedCode) {
        String number = typedNumber.strip().toUpperCase(Locale.ROOT);
        String code = typedCode
                .replaceAll("[\\s-]", "")
                .toUpperCase(Locale.ROOT)
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
        Optional<CaseRow> row = book.findByNumber(number);
        boolean right = MessageDigest.isEqual(bytes(code(number)), bytes(code));
        return row.filter(one -> right)
                .filter(one -> one.findFiler()
                        .filter(filer -> filer.as() == Filer.As.CLERK)
                        .isPresent())
                .orElseThrow(() -> new Refusal(Refusal.Kind.INVALID, Message.of("cases.status.wrong")));
    }

    /** Follows from the number and the city's key, so the slip can be printed again and nothing is kept. */
    private String code(String number) {
        byte[] digest = vault.digest("cases.slip", number);
        BigInteger value = new BigInteger(1, Arrays.copyOf(digest, 8));
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            code.append(LETTERS[value.and(BigInteger.valueOf(31)).intValue()]);
            value = value.shiftRight(5);
        }
        return code.toString();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
