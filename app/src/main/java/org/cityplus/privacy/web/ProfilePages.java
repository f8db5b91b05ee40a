package org.cityplus.privacy.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cityplus.city.City;
import org.cityplus.identity.Profile;
import org.cityplus.identity.ProfileCorrections;
import org.cityplus.identity.Resident;
import org.cityplus.identity.Residents;
import org.cityplus.kernel.FieldError;
import org.cityplus.kernel.Refusal;
import org.cityplus.privacy.rights.Corrections;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What the city knows of me, to be put right: some by myself, some by whoever has the document. */
@Controller
@RequestMapping("/me/profile")
class ProfilePages {
    private static final String PAGE = "redirect:/me/profile";

    private final Residents residents;
    private final ProfileCorrections profile;
    private final Corrections corrections;
    private final City city;

    ProfilePages(Residents residents, ProfileCorrections profile, Corrections corrections, City city) {
        this.residents = residents;
        this.profile = profile;
        this.corrections = corrections;
        this.city = city;
    }

    @GetMapping
    String profile(@AuthenticationPrincipal Resident resident, Model model) {
        return page(resident, model, Map.of(), List.of());
    }

    @PostMapping
    String correct(
            @AuthenticationPrincipal Resident resident,
            @RequestParam(defaultValue = "") String surnameLatin,
            @RequestParam(defaultValue = "") String givenNamesLatin,
            @RequestParam(defaultValue = "") String address,
            HttpServletResponse response,
            Model model) {
        try {
            profile.correct(resident.id(), surnameLatin, givenNamesLatin, address);
            return PAGE;
        } catch (Refusal refusal) {
            response.setStatus(refusal.kind().status());
            Map<String, String> typed =
                    Map.of("surnameLatin", surnameLatin, "givenNamesLatin", givenNamesLatin, "address", address);
            return page(resident, model, typed, refusal.fieldsOr("address"));
        }
    }

    @PostMapping("/request")
    String ask(
            @AuthenticationPrincipal Resident resident,
            @RequestParam(defaultValue = "") String agency,
            @RequestParam(defaultValue = "") String request,
            HttpServletResponse response,
            Model model) {
        try {
            corrections.ask(resident.id(), agency, request);
            return PAGE;
        } catch (Refusal refusal) {
            response.setStatus(refusal.kind().status());
            return page(resident, model, Map.of("agency", agency, "request", request), refusal.fieldsOr("request"));
        }
    }

    private String page(Resident resident, Model model, Map<String, String> typed, List<FieldError> errors) {
        Profile known = residents.getProfile(resident.id());
        model.addAttribute("profile", known);
        model.addAttribute(
                "typed",
                Map.of(
                        "surnameLatin", typed.getOrDefault("surnameLatin", orEmpty(known.surnameLatin())),
                        "givenNamesLatin", typed.getOrDefault("givenNamesLatin", orEmpty(known.givenNamesLatin())),
                        "address", typed.getOrDefault("address", orEmpty(known.address())),
                        "agency", typed.getOrDefault("agency", ""),
                        "request", typed.getOrDefault("request", "")));
        model.addAttribute("errors", errors);
        model.addAttribute("agencies", city.agencies());
        model.addAttribute(
                "requests",
                corrections.list(resident.id()).stream()
                        .map(one -> new CorrectionLine(
                                one, city.getAgency(one.agency()).name(), ""))
                        .toList());
        return "privacy/profile";
    }

    private static String orEmpty(@org.jspecify.annotations.Nullable String value) {
        return Optional.ofNullable(value).orElse("");
    }
}
