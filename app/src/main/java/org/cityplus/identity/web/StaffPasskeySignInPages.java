package org.cityplus.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.cityplus.identity.Officer;
import org.cityplus.identity.StaffPasskeys;
import org.cityplus.identity.StaffSignIns.Proof;
import org.cityplus.web.Floods;
import org.cityplus.web.LocalPath;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** Sign-in of staff with a passkey alone: two steps of the page's script. */
@Controller
@RequestMapping("/desk/sign-in/passkey")
class StaffPasskeySignInPages {
    private final StaffPasskeys passkeys;
    private final PasskeySites sites;
    private final SessionStarter sessions;
    private final Floods floods;

    StaffPasskeySignInPages(StaffPasskeys passkeys, PasskeySites sites, SessionStarter sessions, Floods floods) {
        this.passkeys = passkeys;
        this.sites = sites;
        this.sessions = sessions;
        this.floods = floods;
    }

    @PostMapping(path = "/options", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    PasskeyOptions options(HttpServletRequest request) {
        floods.check("passkey", Floods.addressOf(request), Floods.Limit.perMinute(60));
        return PasskeyOptions.of(passkeys.askToSignIn(sites.get(request)));
    }

    @PostMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    PasskeySignInPages.Next signIn(
            @RequestParam UUID challenge,
            @RequestParam String credential,
            @RequestParam(defaultValue = "/desk") String next,
            HttpServletRequest request,
            HttpServletResponse response) {
        floods.check("staff-sign-in", Floods.addressOf(request), Floods.Limit.perMinute(20));
        Officer officer = passkeys.recognise(sites.get(request), challenge, credential);
        sessions.start(officer, Proof.PASSKEY, request, response);
        return new PasskeySignInPages.Next(next.equals("/desk") ? "/desk/me" : LocalPath.orHome(next));
    }
}
