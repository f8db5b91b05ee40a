package org.cityplus.channels.notice;

import java.util.List;
import org.cityplus.channels.Note;
import org.cityplus.channels.NotificationDraft;
import org.cityplus.channels.Notifications;
import org.cityplus.city.City;
import org.cityplus.identity.ChildWaits;
import org.cityplus.identity.Mandate;
import org.cityplus.identity.Mandates;
import org.cityplus.identity.Residents;
import org.cityplus.kernel.Message;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Asks the guardians of a child who has come in with a phone of their own. */
@Component
class ChildNotices {
    private final Mandates mandates;
    private final Residents residents;
    private final Notifications notifications;
    private final City city;

    ChildNotices(Mandates mandates, Residents residents, Notifications notifications, City city) {
        this.mandates = mandates;
        this.residents = residents;
        this.notifications = notifications;
        this.city = city;
    }

    @ApplicationModuleListener
    void on(ChildWaits event) {
        String name = residents.getProfile(event.child()).findName().orElse("");
        // In the order of ids, see Notifications.
        mandates.listGuardians(event.child()).stream()
                .map(Mandate::representative)
                .sorted()
                .forEach(guardian -> notifications.send(new NotificationDraft(
                        guardian,
                        CityVoice.of(city),
                        "child-waits:" + event.child() + ":" + event.at(),
                        "identity.child-waits",
                        new Note(
                                Message.of("channels.child.title"),
                                Message.of("channels.child.line", name),
                                new Note.State(Note.Tone.LAMP, Message.of("channels.child.state")),
                                List.of(),
                                Message.of("channels.child.link")),
                        "/me/people")));
    }
}
