package org.cityplus.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.cityplus.city.AgencyId;
import org.cityplus.city.City;
import org.cityplus.identity.Officer;
import org.cityplus.identity.Role;
import org.cityplus.identity.StaffAdministration;
import org.cityplus.identity.StaffAdministration.Grant;
import org.cityplus.identity.StaffAdministration.Newcomer;
import org.cityplus.identity.StaffDirectory;
import org.cityplus.identity.StaffDirectory.Search;
import org.cityplus.kernel.FieldError;
import org.cityplus.kernel.Refusal;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** The security administrator's pages: staff, roles, ways in. */
@Controller
@RequestMapping("/desk/staff")
class StaffPages {
    private static final int A_PAGE = 50;

    private final StaffAdministration administration;
    private final StaffDirectory directory;
    private final PasskeySites sites;
    private final City city;

    StaffPages(StaffAdministration administration, StaffDirectory directory, PasskeySites sites, City city) {
        this.administration = administration;
        this.directory = directory;
        this.sites = sites;
        this.city = city;
    }

    @GetMapping
    String list(
            @RequestParam(defaultValue = "") String words,
            @RequestParam(defaultValue = "") String agency,
            @RequestParam(defaultValue = "") String role,
            @RequestParam(defaultValue = "false") boolean left,
            @RequestParam(defaultValue = "") String after,
            Model model) {
        return listPage(model, new Search(words, agency, role, left, after, A_PAGE), Newcomer.empty(), List.of());
    }

    @PostMapping
    String invite(
            @AuthenticationPrincipal Officer officer,
            @RequestParam(defaultValue = "") String username,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String agency,
            @RequestParam(defaultValue = "") String role,
            @RequestParam(defaultValue = "") String until,
            @RequestParam(defaultValue = "") String why,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Newcomer newcomer = new Newcomer(username, name, agency, role, until, why);
        try {
            StaffAdministration.Invited invited = administration.invite(officer, newcomer, null);
            return withLink(invited, request, response, model);
        } catch (Refusal refusal) {
            response.setStatus(refusal.kind().status());
            return listPage(model, new Search("", "", "", false, "", A_PAGE), newcomer, refusal.fieldsOr("username"));
        }
    }

    @GetMapping("/{staff}")
    String member(@PathVariable("staff") UUID id, Model model) {
        return memberPage(id, model, Grant.empty(), List.of());
    }

    @PostMapping("/{staff}/roles")
    String grant(
            @AuthenticationPrincipal Officer officer,
            @PathVariable("staff") UUID id,
            @RequestParam(defaultValue = "") String agency,
            @RequestParam(defaultValue = "") String role,
            @RequestParam(defaultValue = "") String until,
            @RequestParam(defaultValue = "") String why,
            HttpServletResponse response,
            Model model) {
        Grant grant = new Grant(agency, role, until, why);
        return answer(id, grant, response, model, () -> {
            administration.grant(officer, id, grant, null);
            return "redirect:/desk/staff/" + id;
        });
    }

    @PostMapping("/{staff}/roles/end")
    String end(
            @AuthenticationPrincipal Officer officer,
            @PathVariable("staff") UUID id,
            @RequestParam(defaultValue = "") String agency,
            @RequestParam(defaultValue = "") String role,
            @RequestParam(defaultValue = "") String why,
            HttpServletResponse response,
            Model model) {
        return answer(id, Grant.empty(), response, model, () -> {
            administration.end(officer, id, agency, role, why, null);
            return "redirect:/desk/staff/" + id;
        });
    }

    @PostMapping("/{staff}/link")
    String renew(
            @AuthenticationPrincipal Officer officer,
            @PathVariable("staff") UUID id,
            @RequestParam(defaultValue = "") String why,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        return answer(
                id,
                Grant.empty(),
                response,
                model,
                () -> withLink(administration.renew(officer, id, why, null), request, response, model));
    }

    @PostMapping("/{staff}/leave")
    String leave(
            @AuthenticationPrincipal Officer officer,
            @PathVariable("staff") UUID id,
            @RequestParam(defaultValue = "") String why,
            HttpServletResponse response,
            Model model) {
        return answer(id, Grant.empty(), response, model, () -> {
            administration.leave(officer, id, why, null);
            return "redirect:/desk/staff/" + id;
        });
    }

    /** What {@code act} leads to, or the page of the person with what is wrong. */
    private String answer(UUID id, Grant typed, HttpServletResponse response, Model model, Supplier<String> act) {
        try {
            return act.get();
        } catch (Refusal refusal) {
            if (refusal.kind() == Refusal.Kind.NOT_FOUND) {
                throw refusal;
            }
            response.setStatus(refusal.kind().status());
            return memberPage(id, model, typed, refusal.fieldsOr("why"));
        }
    }

    /** The link is in this one answer and nowhere else. */
    private String withLink(
            StaffAdministration.Invited invited,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        response.setHeader("Cache-Control", "no-store");
        model.addAttribute("link", address(sites, request, Objects.requireNonNull(invited.link())));
        return memberPage(invited.staff(), model, Grant.empty(), List.of());
    }

    /** Behind the # that browsers send to nobody; without the site's address when the city has none set. */
    static String address(PasskeySites sites, HttpServletRequest request, String link) {
        String site =
                sites.find(request).map(found -> found.origin().toString()).orElse("");
        return site + "/desk/welcome#" + link;
    }

    private String listPage(Model model, Search search, Newcomer typed, List<FieldError> errors) {
        StaffDirectory.Members members = directory.list(search);
        model.addAttribute(
                "members",
                members.list().stream()
                        .map(member -> new StaffLine(member, directory.nameOf(member.agency())))
                        .toList());
        model.addAttribute("search", search);
        model.addAttribute("next", members.next() == null ? null : address(search, members.next()));
        model.addAttribute("typed", typed);
        choices(model, errors);
        return "identity/staff-list";
    }

    private static String address(Search search, String after) {
        return UriComponentsBuilder.fromPath("/desk/staff")
                .queryParam("words", "{words}")
                .queryParam("agency", "{agency}")
                .queryParam("role", "{role}")
                .queryParam("left", search.left())
                .queryParam("after", "{after}")
                .encode()
                .buildAndExpand(search.words(), search.agency(), search.role(), after)
                .toUriString();
    }

    private String memberPage(UUID id, Model model, Grant typed, List<FieldError> errors) {
        StaffDirectory.Member member = directory.get(id);
        model.addAttribute("line", new StaffLine(member, directory.nameOf(member.agency())));
        model.addAttribute("roles", HeldLine.of(directory.rolesOf(id), directory));
        model.addAttribute("typed", typed);
        choices(model, errors);
        return "identity/staff-member";
    }

    private void choices(Model model, List<FieldError> errors) {
        List<AgencyChoice> places = new ArrayList<>();
        places.add(place(AgencyId.CITY));
        city.agencies().forEach(agency -> places.add(place(agency.id())));
        model.addAttribute("places", places);
        model.addAttribute("choices", Stream.of(Role.values()).map(Role::name).toList());
        model.addAttribute("errors", errors);
    }

    private AgencyChoice place(AgencyId agency) {
        return new AgencyChoice(agency.value(), directory.nameOf(agency));
    }
}
