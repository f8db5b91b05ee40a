package org.cityplus.privacy.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cityplus.channels.Waiting;
import org.cityplus.channels.WaitingFor;
import org.cityplus.city.City;
import org.cityplus.identity.AfterSignIn;
import org.cityplus.kernel.Message;
import org.cityplus.privacy.rights.Erasures;
import org.springframework.stereotype.Component;

/** Whoever comes back while their erasure can still be taken back is offered that first, and finds it above their messages. */
@Component
class ErasureReminder implements AfterSignIn, WaitingFor {
    private final Erasures erasures;
    private final City city;

    ErasureReminder(Erasures erasures, City city) {
        this.erasures = erasures;
        this.city = city;
    }

    @Override
    public Optional<String> pathFor(UUID resident) {
        return erasures.findOpen(resident).map(open -> "/me/erasure");
    }

    @Override
    public List<Waiting> waitingFor(UUID resident) {
        return erasures.findOpen(resident).stream()
                .map(open -> new Waiting(
                        Message.of("privacy.erasure.waiting"),
                        LocalDate.ofInstant(open.dueAt(), city.zone()),
                        "/me/erasure"))
                .toList();
    }
}
