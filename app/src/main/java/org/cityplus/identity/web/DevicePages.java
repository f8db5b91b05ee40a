package org.cityplus.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.cityplus.identity.FreshSignIn;
import org.cityplus.identity.Passkeys;
import org.cityplus.identity.Resident;
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

/** How a resident comes in, and where they are signed in now. */
@Controller
@RequestMapping("/me")
class DevicePages {
    private static final String PAGE = "redirect:/me/devices";

    private final Passkeys passkeys;
    private final PasskeySites sites;
    private final Sessions sessions;
    private final Floods floods;
    private final FreshSignIn fresh;

    DevicePages(Passkeys passkeys, PasskeySites sites, Sessions sessions, Floods floods, FreshSignIn fresh) {
        this.passkeys = passkeys;
        this.sites = sites;
        this.sessions = sessions;
        this.floods = floods;
        this.fresh = fresh;
    }

    @GetMapping("/devices")
    String devices(@AuthenticationPrincipal Resident resident, HttpServletRequest request, Model model) {
        model.addAttribute("passkeys", passkeys.list(resident.id()));
        model.addAttribute("sessions", sessions.list(resident.id(), request));
        model.addAttribute("canAdd", sites.find(request).isPresent());
        model.addAttribute("fresh", fresh.isFresh(request));
        return "identity/devices";
    }

    @PostMapping("/devices/{handle}/sign-out")
    String signOut(@AuthenticationPrincipal Resident resident, @PathVariable String handle) {
        sessions.end(resident.id(), handle);
        return PAGE;
    }

    /** This device too: whoever asks for it does not trust any. */
    @PostMapping("/devices/sign-out-everywhere")
    String signOutEverywhere(@AuthenticationPrincipal Resident resident, HttpServletRequest request) {
        sessions.endAll(resident.id());
        var here = request.getSession(false);
        if (here != null) {
            here.invalidate();
        }
        return "redirect:/";
    }

    @PostMapping(path = "/passkeys/options", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    PasskeyOptions options(@AuthenticationPrincipal Resident resident, HttpServletRequest request) {
        fresh.require(request);
        floods.check("passkey-new", resident.getName(), Floods.Limit.perMinute(10));
        return PasskeyOptions.of(passkeys.askToCreate(sites.get(request), resident.id()));
    }

    @PostMapping("/passkeys")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void register(
            @AuthenticationPrincipal Resident resident,
            @RequestParam UUID challenge,
            @RequestParam String credential,
            HttpServletRequest request) {
        passkeys.register(sites.get(request), resident.id(), challenge, credential, DeviceMark.describe(request));
    }

    @PostMapping("/passkeys/{id}/name")
    String rename(
            @AuthenticationPrincipal Resident resident,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String name) {
        passkeys.rename(resident.id(), id, name);
        return PAGE;
    }

    @PostMapping("/passkeys/{id}/remove")
    String remove(@AuthenticationPrincipal Resident resident, @PathVariable UUID id) {
        passkeys.remove(resident.id(), id);
        return PAGE;
    }
}
