package org.cityplus.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.cityplus.identity.Passkeys;
import org.cityplus.identity.Resident;
import org.cityplus.web.Floods;
import org.cityplus.web.LocalPath;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** Sign-in with a passkey: two steps of the page's script. No session begins before somebody is recognised. */
@Controller
class PasskeySignInPages {
    private final Passkeys passkeys;
    private final PasskeySites sites;
    private final SessionStarter sessions;
    private final Floods floods;
    private final Arrivals arrivals;

    PasskeySignInPages(
            Passkeys passkeys, PasskeySites sites, SessionStarter sessions, Floods floods, Arrivals arrivals) {
        this.passkeys = passkeys;
        this.sites = sites;
        this.sessions = sessions;
        this.floods = floods;
        this.arrivals = arrivals;
    }

    /** Public for JSON only. */
    public record Next(String next) {}

    @PostMapping(path = "/sign-in/passkey/options", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    PasskeyOptions options(HttpServletRequest request) {
        floods.check("passkey", Floods.addressOf(request), Floods.Limit.perMinute(60));
        return PasskeyOptions.of(passkeys.askToSignIn(sites.get(request)));
    }

    @PostMapping(path = "/sign-in/passkey", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    Next signIn(
            @RequestParam UUID challenge,
            @RequestParam String credential,
            @RequestParam(defaultValue = "/") String next,
            HttpServletRequest request,
            HttpServletResponse response) {
        floods.check("sign-in", Floods.addressOf(request), Floods.Limit.perMinute(60));
        Resident resident = passkeys.recognise(sites.get(request), challenge, credential);
        sessions.start(resident, request, response);
        return new Next(arrivals.next(resident.id(), LocalPath.orHome(next)));
    }
}
