package org.cityplus.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import java.util.UUID;
import org.cityplus.city.City;
import org.cityplus.identity.Resident;
import org.cityplus.identity.SignIn;
import org.cityplus.kernel.FieldError;
import org.cityplus.kernel.Refusal;
import org.cityplus.web.Floods;
import org.cityplus.web.LocalPath;
import org.cityplus.web.Page;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Sign-in of residents, in two pages that work without JavaScript. */
@Controller
class SignInPages {
    private final SignIn signIn;
    private final SessionStarter sessions;
    private final Floods floods;
    private final DeviceMark marks;
    private final PasskeySites passkeys;
    private final Arrivals arrivals;
    private final City city;

    SignInPages(
            SignIn signIn,
            SessionStarter sessions,
            Floods floods,
            DeviceMark marks,
            PasskeySites passkeys,
            Arrivals arrivals,
            City city) {
        this.signIn = signIn;
        this.sessions = sessions;
        this.floods = floods;
        this.marks = marks;
        this.passkeys = passkeys;
        this.arrivals = arrivals;
        this.city = city;
    }

    @GetMapping({"/sign-in", "/sign-in/code"})
    String phone(@RequestParam(defaultValue = "/") String next, HttpServletRequest request, Model model) {
        return phonePage(request, model, next, "", List.of());
    }

    @PostMapping("/sign-in")
    String sendCode(
            @RequestParam(defaultValue = "") String phone,
            @RequestParam(defaultValue = "/") String next,
            Page page,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        try {
            floods.check("sign-in-code", Floods.addressOf(request), Floods.Limit.perMinute(30));
            UUID challenge = signIn.sendCode(phone, page.locale(), marks.caller(request, response));
            return codePage(model, next, phone, challenge.toString(), List.of());
        } catch (Refusal refusal) {
            response.setStatus(refusal.kind().status());
            return phonePage(request, model, next, phone, refusal.fieldsOr("phone"));
        }
    }

    @PostMapping("/sign-in/code")
    String redeem(
            @RequestParam(defaultValue = "") String phone,
            @RequestParam UUID challenge,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "/") String next,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        try {
            floods.check("sign-in", Floods.addressOf(request), Floods.Limit.perMinute(60));
            Resident resident = signIn.redeem(challenge, phone, code);
            sessions.start(resident, request, response);
            return "redirect:" + arrivals.next(resident.id(), LocalPath.orHome(next));
        } catch (Refusal refusal) {
            response.setStatus(refusal.kind().status());
            return codePage(model, next, phone, challenge.toString(), refusal.fieldsOr("code"));
        }
    }

    @PostMapping("/sign-out")
    String signOut(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        SecurityContextHolder.clearContext();
        return "redirect:/";
    }

    private String phonePage(
            HttpServletRequest request, Model model, String next, String phone, List<FieldError> errors) {
        model.addAttribute("passkeys", passkeys.find(request).isPresent());
        model.addAttribute("noCodes", !signIn.canSendCodes());
        model.addAttribute("next", LocalPath.orHome(next));
        model.addAttribute("phone", phone);
        model.addAttribute("errors", errors);
        model.addAttribute("demo", city.demo().residents().stream().findFirst().orElse(null));
        return "identity/sign-in";
    }

    private static String codePage(Model model, String next, String phone, String challenge, List<FieldError> errors) {
        model.addAttribute("next", LocalPath.orHome(next));
        model.addAttribute("phone", phone);
        model.addAttribute("challenge", challenge);
        model.addAttribute("errors", errors);
        return "identity/code";
    }
}
