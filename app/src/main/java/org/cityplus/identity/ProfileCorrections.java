package org.cityplus.identity;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.cityplus.audit.Audit;
import org.cityplus.audit.AuditEntry;
import org.cityplus.kernel.FieldError;
import org.cityplus.kernel.Message;
import org.cityplus.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a resident may put right in their profile by themselves. Name and number come from a document, the phone from a counter. */
@Component
public class ProfileCorrections {
    private static final int LONGEST_ADDRESS = 120;
    private static final int LONGEST_NAME = 40;

    /** What a passport's machine-readable zone takes (ICAO Doc 9303). */
    private static final Pattern LATIN = Pattern.compile("[A-Z][A-Z '-]*");

    private final Residents residents;
    private final Audit audit;
    private final JdbcClient jdbc;
    private final Clock clock;

    ProfileCorrections(Residents residents, Audit audit, JdbcClient jdbc, Clock clock) {
        this.residents = residents;
        this.audit = audit;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Puts these in place of what there is; an empty one is removed. The trail says which changed, not to what.
     *
     * @throws Refusal INVALID naming each field that cannot be so
     */
    @Transactional
    public void correct(UUID resident, String surnameLatin, String givenNamesLatin, String address) {
        // The row orders corrections of one moment.
        jdbc.sql("select 1 from identity.resident where id = ? for update")
                .param(resident)
                .query(row -> {});
        String surname = surnameLatin.strip().toUpperCase(Locale.ROOT);
        String given = givenNamesLatin.strip().toUpperCase(Locale.ROOT);
        String home = address.strip();
        List<FieldError> errors = new ArrayList<>();
        latin("surnameLatin", surname, errors);
        latin("givenNamesLatin", given, errors);
        if (home.length() > LONGEST_ADDRESS) {
            errors.add(new FieldError("address", Message.of("identity.profile.address-long", LONGEST_ADDRESS)));
        }
        if (!errors.isEmpty()) {
            throw new Refusal(Refusal.Kind.INVALID, errors.getFirst().message(), errors);
        }
        Profile before = residents.getProfile(resident);
        Profile after = before.corrected(blankToNull(surname), blankToNull(given), blankToNull(home));
        List<String> changed = new ArrayList<>();
        note("surnameLatin", before.surnameLatin(), after.surnameLatin(), changed);
        note("givenNamesLatin", before.givenNamesLatin(), after.givenNamesLatin(), changed);
        note("address", before.address(), after.address(), changed);
        if (changed.isEmpty()) {
            return;
        }
        residents.update(resident, after);
        audit.write(new AuditEntry(clock.instant(), resident, "", resident, "person:" + resident, "profile-corrected")
                .because(String.join(", ", changed)));
    }

    private static void latin(String field, String value, List<FieldError> errors) {
        if (!value.isEmpty()
                && (value.length() > LONGEST_NAME || !LATIN.matcher(value).matches())) {
            errors.add(new FieldError(field, Message.of("identity.profile.latin", LONGEST_NAME)));
        }
    }

    private static void note(String field, @Nullable String before, @Nullable String after, List<String> changed) {
        if (!Objects.equals(before, after)) {
            changed.add(field);
        }
    }

    private static @Nullable String blankToNull(String value) {
        return value.isEmpty() ? null : value;
    }
}
