package org.cityplus.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import org.cityplus.city.City;
import org.cityplus.identity.CameFrom;
import org.cityplus.identity.Officer;
import org.cityplus.identity.Staff;
import org.cityplus.identity.StaffSignIns.Proof;
import org.cityplus.kernel.FieldError;
import org.cityplus.kernel.Refusal;
import org.cityplus.web.Floods;
import org.cityplus.web.LocalPath;
import org.cityplus.web.Page;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Sign-in of staff: a password, then a code. */
@Controller
class StaffSignInPages {
    private static final String DESK = "/desk";

    private final Staff staff;
    private final SessionStarter sessions;
    private final Floods floods;
    private final PasskeySites sites;
    private final City city;

    StaffSignInPages(Staff staff, SessionStarter sessions, Floods floods, PasskeySites sites, City city) {
        this.staff = staff;
        this.sessions = sessions;
        this.floods = floods;
        this.sites = sites;
        this.city = city;
    }

    @GetMapping("/desk/sign-in")
    String form(@RequestParam(defaultValue = DESK) String next, HttpServletRequest request, Model model) {
        return form(request, model, next, "", List.of());
    }

    @PostMapping("/desk/sign-in")
    String signIn(
            @RequestParam(defaultValue = "") String username,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = DESK) String next,
            Page page,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        try {
            String address = Floods.addressOf(request);
            floods.check("staff-sign-in", address, Floods.Limit.perMinute(20));
            floods.check("staff-sign-in", address + " " + username.strip(), Floods.Limit.perMinute(10));
            return switch (staff.authenticate(username, password, new CameFrom(address))) {
                case Staff.Admission.In in -> in(in.officer(), Proof.PASSWORD, next, page, request, response);
                case Staff.Admission.CodeNeeded needed -> second(model, needed.challenge(), next, List.of());
            };
        } catch (Refusal refusal) {
            response.setStatus(refusal.kind().status());
            return form(request, model, next, username, refusal.fieldsOr("username"));
        }
    }

    @PostMapping("/desk/sign-in/second")
    String second(
            @RequestParam UUID challenge,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = DESK) String next,
            Page page,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        try {
            String address = Floods.addressOf(request);
            floods.check("staff-second", address, Floods.Limit.perMinute(20));
            return in(
                    staff.confirm(challenge, code, new CameFrom(address)),
                    Proof.PASSWORD_AND_CODE,
                    next,
                    page,
                    request,
                    response);
        } catch (Refusal refusal) {
            response.setStatus(refusal.kind().status());
            return second(model, challenge, next, refusal.fieldsOr("code"));
        }
    }

    private String in(
            Officer officer,
            Proof proof,
            String next,
            Page page,
            HttpServletRequest request,
            HttpServletResponse response) {
        sessions.start(officer, proof, request, response);
        return "redirect:" + (next.equals(DESK) ? page.deskHome() : LocalPath.orHome(next));
    }

    private static String second(Model model, UUID challenge, String next, List<FieldError> errors) {
        model.addAttribute("challenge", challenge);
        model.addAttribute("next", LocalPath.orHome(next));
        model.addAttribute("errors", errors);
        return "identity/staff-second";
    }

    private String form(
            HttpServletRequest request, Model model, String next, String username, List<FieldError> errors) {
        model.addAttribute("next", LocalPath.orHome(next));
        model.addAttribute("passkeys", sites.find(request).isPresent());
        model.addAttribute("username", username);
        model.addAttribute("errors", errors);
        model.addAttribute("demo", city.demo().staff().stream().findFirst().orElse(null));
        return "identity/staff-sign-in";
    }
}
