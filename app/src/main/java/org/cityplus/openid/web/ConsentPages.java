package org.cityplus.openid.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.UUID;
import org.cityplus.identity.Audience;
import org.cityplus.identity.Door;
import org.cityplus.identity.GuardianConsents;
import org.cityplus.identity.MeLink;
import org.cityplus.identity.Resident;
import org.cityplus.identity.Residents;
import org.cityplus.openid.Consents;
import org.cityplus.openid.Continue;
import org.cityplus.openid.PendingConsent;
import org.cityplus.web.ContentSecurityPolicy;
import org.springframework.context.annotation.Bean;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where a resident is asked whether a program may know them, and takes it back. */
@Controller
class ConsentPages {
    private final PendingConsent pending;
    private final GuardianConsents guardians;
    private final Consents consents;
    private final Residents residents;

    ConsentPages(PendingConsent pending, GuardianConsents guardians, Consents consents, Residents residents) {
        this.pending = pending;
        this.guardians = guardians;
        this.consents = consents;
        this.residents = residents;
    }

    @Bean
    static Door openIdDoorForResidents() {
        return Door.to(Audience.RESIDENT, "/connect/consent", "/me/apps/**");
    }

    @Bean
    static Door openIdDoorForAll() {
        return Door.to(Audience.ANYONE, Continue.PAGE);
    }

    @Bean
    static MeLink openIdMeLink() {
        return new MeLink(60, "/me/apps", "lock", "openid.me");
    }

    @GetMapping("/connect/consent")
    String ask(
            @AuthenticationPrincipal Resident resident,
            @RequestParam(defaultValue = "") String state,
            HttpServletResponse response,
            Model model) {
        guardians.requireFor(resident.id());
        PendingConsent.Asked asked = pending.get(resident.id(), state);
        model.addAttribute("asked", asked);
        model.addAttribute("state", state);
        model.addAttribute("who", residents.nameOf(resident.id()));
        // The answer to this form is a redirect to the program, and form-action counts for redirects too.
        response.setHeader(
                "Content-Security-Policy",
                ContentSecurityPolicy.VALUE.replace(
                        "form-action 'self'", "form-action 'self' " + origin(asked.redirectUri())));
        return "openid/consent";
    }

    private static String origin(String redirectUri) {
        URI uri = URI.create(redirectUri);
        return uri.getScheme() + "://" + uri.getAuthority();
    }

    /** Open to anyone: it holds nothing but a link back into the protocol, with what the browser brought. */
    @GetMapping(Continue.PAGE)
    String goOn(HttpServletRequest request, Model model) {
        String query = request.getQueryString();
        model.addAttribute("link", "/oauth2/authorize" + (query == null ? "" : "?" + query));
        return "openid/continue";
    }

    @GetMapping("/me/apps")
    String apps(@AuthenticationPrincipal Resident resident, Model model) {
        model.addAttribute("consents", consents.list(resident.id()));
        return "openid/apps";
    }

    @PostMapping("/me/apps/{app}/withdraw")
    String withdraw(@AuthenticationPrincipal Resident resident, @PathVariable UUID app) {
        consents.withdraw(resident.id(), app);
        return "redirect:/me/apps";
    }
}
