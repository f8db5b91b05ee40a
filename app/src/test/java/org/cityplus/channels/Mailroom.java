package org.cityplus.channels;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.cityplus.channels.Note.Row;
import org.cityplus.channels.Note.State;
import org.cityplus.channels.Note.Tone;
import org.cityplus.city.AgencyId;
import org.cityplus.identity.Authorities;
import org.cityplus.identity.Officer;
import org.cityplus.identity.Resident;
import org.cityplus.identity.Role;
import org.cityplus.kernel.LocalizedText;
import org.cityplus.kernel.Message;
import org.cityplus.kernel.Money;
import org.cityplus.vault.Vault;
import org.cityplus.web.Viewer;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** People and notifications for tests. */
final class Mailroom {
    static final AgencyId EXIT_ENTRY = new AgencyId("exit-entry-500103");
    static final AgencyId OTHER = new AgencyId("exit-entry-500105");
    static final Officer OFFICER = Officer.of(
            UUID.randomUUID(),
            "张颖",
            EXIT_ENTRY,
            new LocalizedText("渝中出入境", "Yuzhong exit-entry"),
            Set.of(Role.OFFICER));

    private Mailroom() {}

    static Resident resident(Vault vault) {
        var resident = new Resident(UUID.randomUUID(), "陈雨桐");
        vault.admit(resident.id());
        return resident;
    }

    static RequestPostProcessor as(Viewer viewer) {
        return authentication(UsernamePasswordAuthenticationToken.authenticated(viewer, null, Authorities.of(viewer)));
    }

    static NotificationDraft draft(Resident to, AgencyId from, String key) {
        return new NotificationDraft(to.id(), from, key, "test.accepted", note(key), "/cases/" + key);
    }

    /** A note whose line names its key, so that tests can tell them apart. */
    static Note note(String key) {
        return new Note(
                Message.of("test.rendered", "预审结果通知", "b", "c", "d"),
                Message.of("test.rendered", "line of " + key, 1L, 2, "x"),
                new State(Tone.LEAF, Message.of("test.rendered", "通过", "b", "c", "d")),
                List.of(new Row(
                        Message.of("test.rendered", "事项", "b", "c", "d"),
                        Message.of(
                                "test.rendered",
                                new LocalizedText("护照", "Passport"),
                                Money.ofYuan(120),
                                LocalDate.of(2025, 11, 27),
                                Message.of("test.unread", 1)))),
                Message.of("test.services"));
    }
}
