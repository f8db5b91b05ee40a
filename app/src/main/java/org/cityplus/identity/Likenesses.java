package org.cityplus.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cityplus.city.City;
import org.cityplus.kernel.DistrictCode;
import org.cityplus.kernel.FieldError;
import org.cityplus.kernel.Message;
import org.cityplus.kernel.MobileNumber;
import org.cityplus.kernel.Refusal;
import org.cityplus.vault.SubjectErased;
import org.cityplus.vault.Vault;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** By what two people are recognised as one, or as neighbours, without either being named: keyed digests. */
@Component
public class Likenesses {
    /** The house, or the group of a village: what stands before the first number in an address, and that number. */
    private static final Pattern HOUSE = Pattern.compile("^[^0-9]{0,80}[0-9]{1,6}[号组栋幢座弄]?");

    private static final int LONGEST_ADDRESS = 120;

    private final JdbcClient jdbc;
    private final Vault vault;
    private final Documents documents;
    private final Residents residents;
    private final City city;
    private final JsonMapper json;

    Likenesses(JdbcClient jdbc, Vault vault, Documents documents, Residents residents, City city, JsonMapper json) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.documents = documents;
        this.residents = residents;
        this.city = city;
        this.json = json;
    }

    /** What a digest is of. */
    public enum Mark {
        DOCUMENT,
        PHONE,
        /** The house, or the group of a village. */
        HOME
    }

    /** What was typed about somebody; each may be empty, not all. */
    public record Typed(String documentKind, String number, String phone, String district, String address) {
        public static Typed empty() {
            return new Typed("", "", "", "", "");
        }
    }

    /** @param name empty when none is known */
    public record Likeness(Map<Mark, String> marks, String name) {}

    /** Likenesses of the residents among {@code people} whose data are still there. */
    public Map<UUID, Likeness> of(Collection<UUID> people) {
        Map<UUID, Likeness> found = new HashMap<>();
        jdbc.sql("""
                select r.id, r.profile, r.phone_digest, d.digest as document_digest
                  from identity.resident r left join identity.document d on d.resident = r.id
                 where r.id = any (?::uuid[])
                """)
                .param(people.stream().map(UUID::toString).toArray(String[]::new))
                .query((row, n) -> find(row))
                .list()
                .forEach(each -> each.ifPresent(one -> found.put(one.getKey(), one.getValue())));
        return found;
    }

    private Optional<Map.Entry<UUID, Likeness>> find(ResultSet row) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        Map<Mark, String> marks = new EnumMap<>(Mark.class);
        put(marks, Mark.PHONE, row.getBytes("phone_digest"));
        put(marks, Mark.DOCUMENT, row.getBytes("document_digest"));
        try {
            Profile profile = json.readValue(vault.open(id, row.getBytes("profile")), Profile.class);
            @Nullable String district = profile.district();
            @Nullable String address = profile.address();
            if (district != null && address != null && isCode(district)) {
                marks.put(Mark.HOME, home(district, address));
            }
            return Optional.of(
                    Map.entry(id, new Likeness(marks, profile.findName().orElse(""))));
        } catch (SubjectErased erased) {
            return Optional.empty();
        }
    }

    private static void put(Map<Mark, String> marks, Mark mark, byte @Nullable [] digest) {
        if (digest != null) {
            marks.put(mark, HexFormat.of().formatHex(digest));
        }
    }

    /** @throws Refusal INVALID naming each field that does not read, and the first when nothing was typed */
    public Map<Mark, String> read(Typed typed) {
        List<FieldError> errors = new ArrayList<>();
        Map<Mark, String> marks = new EnumMap<>(Mark.class);
        if (!typed.number.isBlank()) {
            IdentityDocument.parse(typed.documentKind, typed.number)
                    .ifPresentOrElse(
                            document -> put(marks, Mark.DOCUMENT, documents.digest(document)),
                            () -> errors.add(new FieldError("number", Message.of("identity.likeness.number"))));
        }
        if (!typed.phone.isBlank()) {
            MobileNumber.parse(typed.phone)
                    .ifPresentOrElse(
                            phone -> put(marks, Mark.PHONE, residents.digest(phone)),
                            () -> errors.add(new FieldError("phone", Message.of("identity.likeness.phone"))));
        }
        if (!typed.address.isBlank()) {
            readHome(typed, marks, errors);
        }
        if (errors.isEmpty() && marks.isEmpty()) {
            errors.add(new FieldError("number", Message.of("identity.likeness.nothing")));
        }
        if (!errors.isEmpty()) {
            throw new Refusal(Refusal.Kind.INVALID, errors.getFirst().message(), errors);
        }
        return marks;
    }

    private void readHome(Typed typed, Map<Mark, String> marks, List<FieldError> errors) {
        boolean isDistrict = isCode(typed.district)
                && city.findDistrict(new DistrictCode(typed.district)).isPresent();
        if (!isDistrict) {
            errors.add(new FieldError("district", Message.of("identity.likeness.district")));
        } else if (typed.address.length() > LONGEST_ADDRESS) {
            errors.add(new FieldError("address", Message.of("identity.likeness.address", LONGEST_ADDRESS)));
        } else {
            marks.put(Mark.HOME, home(typed.district, typed.address));
        }
    }

    private static boolean isCode(String district) {
        return district.matches("[0-9]{6}");
    }

    /** The resident with this document, if the city knows them. */
    public Optional<UUID> find(String documentKind, String number) {
        return IdentityDocument.parse(documentKind, number).flatMap(documents::findOwner);
    }

    private String home(String district, String address) {
        String tidy = address.replaceAll("\\s", "");
        // Addresses often begin with the district's own name.
        String within = city.findDistrict(new DistrictCode(district))
                .map(known -> tidy.startsWith(known.name().zh())
                        ? tidy.substring(known.name().zh().length())
                        : tidy)
                .orElse(tidy);
        Matcher house = HOUSE.matcher(within);
        String block = house.find() ? house.group() : within;
        return HexFormat.of().formatHex(vault.digest("identity.home", district + ":" + block));
    }
}
