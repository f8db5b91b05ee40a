package org.cityplus.privacy.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.cityplus.identity.FreshSignIn;
import org.cityplus.identity.Resident;
import org.cityplus.privacy.rights.Copies;
import org.cityplus.web.Floods;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** A copy of everything, to take away. */
@Controller
@RequestMapping("/me/copies")
class CopyPages {
    private final Copies copies;
    private final FreshSignIn fresh;
    private final Floods floods;

    CopyPages(Copies copies, FreshSignIn fresh, Floods floods) {
        this.copies = copies;
        this.fresh = fresh;
        this.floods = floods;
    }

    @GetMapping
    String copies(@AuthenticationPrincipal Resident resident, HttpServletRequest request, Model model) {
        var all = copies.list(resident.id());
        model.addAttribute("copies", all);
        model.addAttribute("underWay", all.stream().anyMatch(copy -> !copy.isReady()));
        model.addAttribute("fresh", fresh.isFresh(request));
        return "privacy/copies";
    }

    @PostMapping
    String ask(@AuthenticationPrincipal Resident resident) {
        floods.check("copy", resident.getName(), Floods.Limit.perMinute(5));
        copies.ask(resident.id());
        return "redirect:/me/copies";
    }

    @GetMapping("/{id}.zip")
    ResponseEntity<Resource> fetch(
            @AuthenticationPrincipal Resident resident, @PathVariable UUID id, HttpServletRequest request) {
        copies.get(resident.id(), id);
        fresh.require(request);
        Copies.Copy copy = copies.fetch(resident.id(), id);
        return ZipAnswer.of(copies.read(copy), copy.bytes());
    }
}
