package org.cityplus.openid.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import org.cityplus.identity.Audience;
import org.cityplus.identity.Door;
import org.cityplus.identity.Officer;
import org.cityplus.kernel.FieldError;
import org.cityplus.kernel.Refusal;
import org.cityplus.openid.Registration;
import org.cityplus.openid.RelyingParties;
import org.cityplus.openid.Scopes;
import org.cityplus.web.DeskEntry;
import org.cityplus.web.RefusedForm;
import org.springframework.context.annotation.Bean;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where a system administrator registers and disables programs. */
@Controller
class RelyingPartyPages {
    private final RelyingParties relyingParties;

    RelyingPartyPages(RelyingParties relyingParties) {
        this.relyingParties = relyingParties;
    }

    @Bean
    static Door relyingPartyDoor() {
        return Door.to(Audience.SYSTEM_ADMINISTRATOR, "/desk/apps/**");
    }

    @Bean
    static DeskEntry relyingPartyEntry() {
        return new DeskEntry(80, "/desk/apps", "grid", "openid.entry", "SYSTEM_ADMINISTRATOR");
    }

    @GetMapping("/desk/apps")
    String list(Model model) {
        return page(model, Registration.empty(), List.of());
    }

    @PostMapping("/desk/apps")
    String register(
            @AuthenticationPrincipal Officer officer,
            @RequestParam(defaultValue = "") String nameZh,
            @RequestParam(defaultValue = "") String nameEn,
            @RequestParam(defaultValue = "") String homepage,
            @RequestParam(defaultValue = "") String redirectUris,
            @RequestParam(defaultValue = "") List<String> scopes,
            @RequestParam(defaultValue = "false") boolean confidential,
            @RequestParam(defaultValue = "") String why,
            HttpServletResponse response,
            Model model) {
        Registration typed = new Registration(nameZh, nameEn, homepage, redirectUris, scopes, confidential, why);
        try {
            model.addAttribute("registered", relyingParties.register(officer, typed));
            response.setHeader("Cache-Control", "no-store");
            return page(model, Registration.empty(), List.of());
        } catch (Refusal refusal) {
            response.setStatus(refusal.kind().status());
            return page(model, typed, refusal.fields());
        }
    }

    @PostMapping("/desk/apps/{app}/disable")
    String disable(
            @AuthenticationPrincipal Officer officer,
            @PathVariable UUID app,
            @RequestParam(defaultValue = "") String why,
            HttpServletResponse response,
            Model model) {
        try {
            relyingParties.disable(officer, app, why);
            return "redirect:/desk/apps";
        } catch (Refusal refusal) {
            RefusedForm.answer(refusal, response);
            return page(model, Registration.empty(), refusal.fieldsOr("why", app));
        }
    }

    private String page(Model model, Registration typed, List<FieldError> errors) {
        model.addAttribute("apps", relyingParties.list());
        model.addAttribute("typed", typed);
        model.addAttribute("scopes", Scopes.ALL);
        model.addAttribute("errors", errors);
        return "openid/relying-parties";
    }
}
