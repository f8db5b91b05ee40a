package org.cityplus.identity.web;

import org.cityplus.identity.Resident;
import org.cityplus.identity.Residents;
import org.cityplus.web.Tab;
import org.springframework.context.annotation.Bean;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What a resident is to the city, and how they like it to look. */
@Controller
class MePage {
    private final Residents residents;

    MePage(Residents residents) {
        this.residents = residents;
    }

    @Bean
    static Tab meTab() {
        return new Tab(90, "/me", "me", "identity.tab");
    }

    @GetMapping("/me")
    String me(@AuthenticationPrincipal Resident resident, Model model) {
        model.addAttribute("profile", residents.getProfile(resident.id()));
        return "identity/me";
    }
}
