package org.cityplus.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cityplus.web.Live;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;

/** Where somebody is signed in. Pages name a session by a handle: its id would let its reader in. */
@Component
class Sessions {
    static final String HANDLE = "handle";
    static final String DEVICE = "device";

    private final FindByIndexNameSessionRepository<? extends Session> repository;

    private final Live live;

    Sessions(FindByIndexNameSessionRepository<? extends Session> repository, Live live) {
        this.repository = repository;
        this.live = live;
    }

    List<SignedInSession> list(UUID person, HttpServletRequest request) {
        HttpSession own = request.getSession(false);
        String here = own == null ? "" : own.getId();
        return sessions(person).values().stream()
                .map(session -> new SignedInSession(
                        text(session, HANDLE),
                        text(session, DEVICE),
                        session.getCreationTime(),
                        session.getLastAccessedTime(),
                        session.getId().equals(here)))
                .sorted(Comparator.comparing(SignedInSession::here)
                        .thenComparing(SignedInSession::lastUsedAt)
                        .reversed())
                .toList();
    }

    /** Ends the session with this handle if it is the person's. */
    void end(UUID person, String handle) {
        sessions(person).values().stream()
                .filter(session -> !handle.isEmpty() && text(session, HANDLE).equals(handle))
                .forEach(session -> repository.deleteById(session.getId()));
        live.close(person);
    }

    void endAll(UUID person) {
        sessions(person).keySet().forEach(repository::deleteById);
        live.close(person);
    }

    private Map<String, ? extends Session> sessions(UUID person) {
        return repository.findByPrincipalName(person.toString());
    }

    private static String text(Session session, String attribute) {
        return session.getAttributeOrDefault(attribute, "");
    }
}
