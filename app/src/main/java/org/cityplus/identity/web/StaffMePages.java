package org.cityplus.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.UUID;
import org.cityplus.identity.Officer;
import org.cityplus.identity.StaffPasskeys;
import org.cityplus.identity.StaffSignIns;
import org.cityplus.web.Floods;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.bind.annotation.ResponseStatus;

/** How a member of staff comes in, when they did, and where they are signed in now. */
@Controller
@RequestMapping("/desk/me")
class StaffMePages {
    private static final String PAGE = "redirect:/desk/me";

    private final StaffPasskeys passkeys;
    private final StaffSignIns signIns;
    private final PasskeySites sites;
    private final Sessions sessions;
    private final Floods floods;

    StaffMePages(StaffPasskeys passkeys, StaffSignIns signIns, PasskeySites sites, Sessions sessions, Floods floods) {
        this.passkeys = passkeys;
        this.signIns = signIns;
        this.sites = sites;
        this.sessions = sessions;
        this.floods = floods;
    }

    @GetMapping
    String me(@AuthenticationPrincipal Officer officer, HttpServletRequest request, Model model) {
        model.addAttribute("passkeys", passkeys.list(officer.id()));
        model.addAttribute("sessions", sessions.list(officer.id(), request));
        model.addAttribute("signIns", signIns.list(officer.id()));
        model.addAttribute("canAdd", sites.find(request).isPresent());
        return "identity/staff-me";
    }

    @PostMapping("/sessions/{handle}/sign-out")
    String signOut(@AuthenticationPrincipal Officer officer, @PathVariable String handle) {
        sessions.end(officer.id(), handle);
        return PAGE;
    }

    /** This one too: whoever asks for it does not trust any. */
    @PostMapping("/sessions/sign-out-everywhere")
    String signOutEverywhere(@AuthenticationPrincipal Officer officer, HttpServletRequest request) {
        sessions.endAll(officer.id());
        HttpSession here = request.getSession(false);
        if (here != null) {
            here.invalidate();
        }
        return "redirect:/desk/sign-in";
    }

    /** The code is a guess like any other, and is counted with those of the sign-in. */
    @PostMapping(path = "/passkeys/options", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    PasskeyOptions options(
            @AuthenticationPrincipal Officer officer,
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request) {
        floods.check("staff-second", Floods.addressOf(request), Floods.Limit.perMinute(20));
        return PasskeyOptions.of(passkeys.askToCreate(sites.get(request), officer, code));
    }

    @PostMapping("/passkeys")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void register(
            @AuthenticationPrincipal Officer officer,
            @RequestParam UUID challenge,
            @RequestParam String credential,
            HttpServletRequest request) {
        passkeys.register(sites.get(request), officer, challenge, credential, DeviceMark.describe(request));
    }

    @PostMapping("/passkeys/{id}/name")
    String rename(
            @AuthenticationPrincipal Officer officer,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String name) {
        passkeys.rename(officer.id(), id, name);
        return PAGE;
    }

    @PostMapping("/passkeys/{id}/remove")
    String remove(@AuthenticationPrincipal Officer officer, @PathVariable UUID id) {
        passkeys.remove(officer, id);
        return PAGE;
    }
}
