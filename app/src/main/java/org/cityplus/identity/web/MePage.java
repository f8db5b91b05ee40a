package org.cityplus.identity.web;

import java.util.Comparator;
import org.cityplus.identity.MeLink;
import org.cityplus.identity.Resident;
import org.cityplus.identity.Residents;
import org.cityplus.web.Tab;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What a resident is to the city, and how they like it to look. */
@Controller
class MePage {
    private final Residents residents;
    private final ObjectProvider<MeLink> links;

    MePage(Residents residents, ObjectProvider<MeLink> links) {
        this.residents = residents;
        this.links = links;
    }

    @Bean
    static Tab meTab() {
        return new Tab(90, "/me", "me", "identity.tab");
    }

    @GetMapping("/me")
    String me(@AuthenticationPrincipal Resident resident, Model model) {
        model.addAttribute("profile", residents.getProfile(resident.id()));
        model.addAttribute(
                "links",
                links.stream().sorted(Comparator.comparingInt(MeLink::order)).toList());
        return "identity/me";
    }
}
