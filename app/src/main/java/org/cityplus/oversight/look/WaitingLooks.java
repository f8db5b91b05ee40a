package org.cityplus.oversight.look;

import org.cityplus.identity.Officer;
import org.cityplus.web.DeskCounter;
import org.cityplus.web.Viewer;
import org.springframework.stereotype.Component;

/** The badges of the desk's rail. */
@Component
class WaitingLooks implements DeskCounter {
    private final Flags flags;

    WaitingLooks(Flags flags) {
        this.flags = flags;
    }

    @Override
    public int count(String href, Viewer viewer) {
        return switch (href) {
            case "/desk/oversight" -> viewer instanceof Officer officer ? flags.countWaitingFor(officer) : 0;
            case "/desk/audit" -> flags.countPassedOn();
            case "/desk/my-looks" -> flags.countToExplain(viewer.id());
            default -> 0;
        };
    }
}
