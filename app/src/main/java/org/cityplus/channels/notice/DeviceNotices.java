package org.cityplus.channels.notice;

import java.util.List;
import org.cityplus.channels.Note;
import org.cityplus.channels.NotificationDraft;
import org.cityplus.channels.Notifications;
import org.cityplus.city.City;
import org.cityplus.identity.AccountRecovered;
import org.cityplus.identity.DeviceSignedIn;
import org.cityplus.kernel.Message;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Writes to a resident when a device they had not used before signs in. */
@Component
class DeviceNotices {
    private final Notifications notifications;
    private final City city;

    DeviceNotices(Notifications notifications, City city) {
        this.notifications = notifications;
        this.city = city;
    }

    @ApplicationModuleListener
    void on(DeviceSignedIn event) {
        Object device = event.description().isEmpty()
                ? new org.cityplus.kernel.LocalizedText("未知设备", "Unknown device")
                : event.description();
        notifications.send(new NotificationDraft(
                event.resident(),
                CityVoice.of(city),
                "device:" + event.at(),
                "identity.device-signed-in",
                new Note(
                        Message.of("channels.device.title"),
                        Message.of("channels.device.line"),
                        new Note.State(Note.Tone.LAMP, Message.of("channels.device.state")),
                        List.of(
                                new Note.Row(Message.of("channels.device.which"), Message.of("channels.value", device)),
                                new Note.Row(
                                        Message.of("channels.device.when"), Message.of("channels.value", event.at()))),
                        Message.of("channels.device.link")),
                "/me/devices"));
    }

    @ApplicationModuleListener
    void on(AccountRecovered event) {
        notifications.send(new NotificationDraft(
                event.resident(),
                CityVoice.of(city),
                "recovered:" + event.at(),
                "identity.account-recovered",
                new Note(
                        Message.of("channels.recovered.title"),
                        Message.of("channels.recovered.line"),
                        new Note.State(Note.Tone.LEAF, Message.of("channels.recovered.state")),
                        List.of(new Note.Row(
                                Message.of("channels.device.when"), Message.of("channels.value", event.at()))),
                        Message.of("channels.recovered.link")),
                "/me/counter"));
    }
}
