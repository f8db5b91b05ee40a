package org.cityplus.channels.notice;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.cityplus.channels.Note;
import org.cityplus.channels.NotificationDraft;
import org.cityplus.channels.Notifications;
import org.cityplus.city.City;
import org.cityplus.identity.Mandate;
import org.cityplus.identity.MandateChanged;
import org.cityplus.identity.MandateState;
import org.cityplus.identity.Mandates;
import org.cityplus.identity.Profile;
import org.cityplus.identity.Residents;
import org.cityplus.kernel.Message;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Tells both sides of a mandate what became of it. */
@Component
class MandateNotices {
    private final Mandates mandates;
    private final Residents residents;
    private final Notifications notifications;
    private final City city;

    MandateNotices(Mandates mandates, Residents residents, Notifications notifications, City city) {
        this.mandates = mandates;
        this.residents = residents;
        this.notifications = notifications;
        this.city = city;
    }

    @ApplicationModuleListener
    void on(MandateChanged event) {
        Mandate mandate = mandates.get(event.mandate());
        UUID represented = mandate.represented();
        if (represented == null) {
            mandates.findAsked(mandate.id())
                    .ifPresent(asked -> send(asked, mandate, "asked", name(mandate.representative())));
            return;
        }
        String names = name(mandate.representative()) + " → " + name(represented);
        String what = event.state() == MandateState.ACTIVE ? "begun" : "ended";
        // In the order of ids, see Notifications.
        Stream.of(mandate.representative(), represented).sorted().forEach(reader -> send(reader, mandate, what, names));
    }

    private void send(UUID reader, Mandate mandate, String what, String names) {
        notifications.send(new NotificationDraft(
                reader,
                CityVoice.of(city),
                "mandate:" + mandate.id() + ":" + what,
                "identity.mandate",
                new Note(
                        Message.of("channels.mandate." + what + ".title"),
                        Message.of("channels.mandate." + what + ".line", names),
                        new Note.State(tone(what), Message.of("channels.mandate." + what + ".state")),
                        List.of(
                                new Note.Row(Message.of("channels.mandate.who"), Message.of("channels.value", names)),
                                new Note.Row(
                                        Message.of("channels.mandate.until"),
                                        Message.of("channels.value", mandate.until()))),
                        Message.of("channels.mandate.link")),
                "/me/people"));
    }

    private static Note.Tone tone(String what) {
        return switch (what) {
            case "asked" -> Note.Tone.LAMP;
            case "begun" -> Note.Tone.LEAF;
            default -> Note.Tone.PLAIN;
        };
    }

    private String name(UUID person) {
        Profile profile = residents.getProfile(person);
        return profile.findName().orElseGet(profile::shownAs);
    }
}
