package org.cityplus.privacy.web;

import java.util.List;
import org.cityplus.identity.Audience;
import org.cityplus.identity.Door;
import org.cityplus.identity.MeLink;
import org.cityplus.identity.Resident;
import org.cityplus.web.DeskEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What the city keeps about me, why, by which law, for how long; and the ways from there. */
@Controller
class DataPages {
    private final DataLines lines;

    DataPages(DataLines lines) {
        this.lines = lines;
    }

    @Bean
    static MeLink privacyMeLink() {
        return new MeLink(80, "/me/data", "keys", "privacy.me");
    }

    @Bean
    static Door correctionsForOfficers() {
        return Door.to(Audience.OFFICER, "/desk/corrections/**");
    }

    @Bean
    static DeskEntry correctionsEntry() {
        return new DeskEntry(60, "/desk/corrections", "edit", "privacy.corrections.entry", "OFFICER");
    }

    @GetMapping("/me/data")
    String data(@AuthenticationPrincipal Resident resident, Model model) {
        List<DataLine> all = lines.list(resident.id());
        model.addAttribute(
                "there", all.stream().filter(line -> line.number() > 0).toList());
        model.addAttribute(
                "nothing", all.stream().filter(line -> line.number() == 0).toList());
        return "privacy/data";
    }
}
