package org.cityplus.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.util.UUID;
import org.cityplus.identity.Authorities;
import org.cityplus.identity.Devices;
import org.cityplus.identity.FreshSignIn;
import org.cityplus.identity.Officer;
import org.cityplus.identity.Resident;
import org.cityplus.identity.StaffSignIns;
import org.cityplus.identity.StaffSignIns.Proof;
import org.cityplus.web.Viewer;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;

/** Begins a session for somebody who has just proved who they are, always under a new id. */
@Component
class SessionStarter {
    /** A shared desk is left alone sooner than one's own phone. */
    private static final Duration STAFF_IDLE = Duration.ofMinutes(60);

    private static final Duration RESIDENT_IDLE = Duration.ofDays(30);

    private final HttpSessionSecurityContextRepository contexts = new HttpSessionSecurityContextRepository();
    private final Devices devices;
    private final DeviceMark marks;
    private final FreshSignIn fresh;
    private final StaffSignIns signIns;

    SessionStarter(Devices devices, DeviceMark marks, FreshSignIn fresh, StaffSignIns signIns) {
        this.devices = devices;
        this.marks = marks;
        this.fresh = fresh;
        this.signIns = signIns;
    }

    /** The same for a member of staff, who can see later when somebody came in under their name. */
    String start(Officer officer, Proof proof, HttpServletRequest request, HttpServletResponse response) {
        signIns.write(officer.id(), proof, DeviceMark.describe(request));
        return start(officer, request, response);
    }

    /** The id of the new session. */
    String start(Viewer viewer, HttpServletRequest request, HttpServletResponse response) {
        HttpSession old = request.getSession(false);
        if (old != null) {
            old.invalidate();
        }
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(
                UsernamePasswordAuthenticationToken.authenticated(viewer, null, Authorities.of(viewer)));
        SecurityContextHolder.setContext(context);
        HttpSession session = request.getSession(true);
        session.setMaxInactiveInterval((int) (viewer.isStaff() ? STAFF_IDLE : RESIDENT_IDLE).toSeconds());
        session.setAttribute(Sessions.HANDLE, UUID.randomUUID().toString());
        fresh.note(session);
        session.setAttribute(Sessions.DEVICE, DeviceMark.describe(request));
        if (viewer instanceof Resident resident) {
            // Programs keep no mark: together they are one more device, told of once.
            String mark = DoorSessions.isApi(request) ? "program" : marks.of(request, response);
            devices.signedIn(resident.id(), mark, DeviceMark.describe(request));
        }
        contexts.saveContext(context, request, response);
        return session.getId();
    }
}
