package org.cityplus.oversight.web;

import java.util.List;
import java.util.Map;
import org.cityplus.audit.Audit;
import org.cityplus.identity.MeLink;
import org.cityplus.identity.Resident;
import org.cityplus.oversight.look.Flag;
import org.cityplus.oversight.look.Flags;
import org.springframework.context.annotation.Bean;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Who looked at, or did something to, any record of mine: one page for all of them. */
@Controller
class LooksPages {
    private static final int PAGE = 30;

    private final Audit audit;
    private final Flags flags;

    LooksPages(Audit audit, Flags flags) {
        this.audit = audit;
        this.flags = flags;
    }

    @Bean
    static MeLink looksLink() {
        return new MeLink(85, "/me/looks", "eye", "oversight.looks.title");
    }

    @GetMapping("/me/looks")
    String looks(
            @AuthenticationPrincipal Resident resident,
            @RequestParam(defaultValue = "9223372036854775807") long before,
            Model model) {
        List<Audit.Numbered> entries = audit.listByOthers(resident.id(), before, PAGE + 1);
        Map<Long, Flag> examined = flags.ofEntries(
                resident.id(), entries.stream().map(Audit.Numbered::id).toList());
        List<LookLine> found = entries.stream()
                .map(entry -> Looks.line(entry, examined.get(entry.id())))
                .toList();
        model.addAttribute("looks", found.stream().limit(PAGE).toList());
        model.addAttribute("older", found.size() > PAGE ? found.get(PAGE - 1).id() : 0L);
        return "oversight/looks";
    }
}
