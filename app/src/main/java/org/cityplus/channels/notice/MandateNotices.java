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
            return;
        }
        String names = name(mandate.representative()) + " → " + name(represented);
        String what = event.state() == MandateState.ACTIVE ? "begun" : "ended";
        // In the order of ids, see Notifications.
        Stream.of(mandate.representative(), represented)
                .sorted()
                .forEach(reader -> notifications.send(new NotificationDraft(
                        reader,
                        CityVoice.of(city),
                        "mandate:" + mandate.id() + ":" + event.state(),
                        "identity.mandate",
                        new Note(
                                Message.of("channels.mandate." + what + ".title"),
                                Message.of("channels.mandate." + what + ".line", names),
                                new Note.State(
                                        what.equals("begun") ? Note.Tone.LEAF : Note.Tone.PLAIN,
                                        Message.of("channels.mandate." + what + ".state")),
                                List.of(
                                        new Note.Row(
                                                Message.of("channels.mandate.who"),
                                                Message.of("channels.value", names)),
                                        new Note.Row(
                                                Message.of("channels.mandate.until"),
                                                Message.of("channels.value", mandate.until()))),
                                Message.of("channels.mandate.link")),
                        "/me/people")));
    }

    private String name(UUID person) {
        Profile profile = residents.getProfile(person);
        return profile.findName().orElseGet(profile::shownAs);
    }
}
