package org.cityplus.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.cityplus.city.AgencyId;
import org.cityplus.identity.Officer;
import org.cityplus.identity.Staff;
import org.cityplus.identity.StaffDirectory;
import org.cityplus.kernel.Message;
import org.cityplus.kernel.Refusal;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What a member of staff may do where, and for which agency they are working now. */
@Controller
class PlacePages {
    private final Staff staff;
    private final StaffDirectory directory;
    private final SessionStarter sessions;

    PlacePages(Staff staff, StaffDirectory directory, SessionStarter sessions) {
        this.staff = staff;
        this.directory = directory;
        this.sessions = sessions;
    }

    @GetMapping("/desk/place")
    String place(@AuthenticationPrincipal Officer officer, Model model) {
        model.addAttribute("roles", HeldLine.of(directory.rolesOf(officer.id()), directory));
        model.addAttribute("here", officer.agencyId());
        model.addAttribute(
                "others",
                directory.agenciesOf(officer.id()).stream()
                        .filter(agency -> !agency.equals(officer.agency()))
                        .map(agency -> new AgencyChoice(agency.value(), directory.nameOf(agency)))
                        .toList());
        return "identity/place";
    }

    /** A session is of one agency: going to another begins a new one. */
    @PostMapping("/desk/place")
    String go(
            @AuthenticationPrincipal Officer officer,
            @RequestParam(defaultValue = "") String agency,
            HttpServletRequest request,
            HttpServletResponse response) {
        HttpSession here = request.getSession(false);
        Officer there = staff.at(officer.id(), here == null ? "" : here.getId(), new AgencyId(agency))
                .orElseThrow(() -> new Refusal(Refusal.Kind.NOT_FOUND, Message.of("identity.place.none")));
        sessions.start(there, request, response);
        return "redirect:/desk/place";
    }
}
