package org.cityplus.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
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
import org.cityplus.identity.StaffProposals;
import org.cityplus.kernel.FieldError;
import org.cityplus.kernel.Refusal;
import org.cityplus.web.RefusedForm;
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
    private static final Search FIRST = new Search("", "", "", false, "", A_PAGE);

    private final StaffAdministration administration;
    private final StaffProposals proposals;
    private final StaffDirectory directory;
    private final PasskeySites sites;
    private final City city;

    StaffPages(
            StaffAdministration administration,
            StaffProposals proposals,
            StaffDirectory directory,
            PasskeySites sites,
            City city) {
        this.administration = administration;
        this.proposals = proposals;
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
            return done(administration.invite(officer, newcomer, null), request, model);
        } catch (Refusal refusal) {
            response.setStatus(refusal.kind().status());
            return listPage(model, FIRST, newcomer, refusal.fieldsOr("username"));
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
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Grant grant = new Grant(agency, role, until, why);
        return answer(
                id, grant, response, model, () -> done(administration.grant(officer, id, grant, null), request, model));
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
                () -> done(administration.renew(officer, id, why, null), request, model));
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

    @PostMapping("/proposals/{proposal}/withdraw")
    String withdraw(
            @AuthenticationPrincipal Officer officer,
            @PathVariable UUID proposal,
            @RequestParam(defaultValue = "") String why,
            HttpServletResponse response,
            Model model) {
        try {
            proposals.withdraw(officer, proposal, why, null);
            return "redirect:/desk/staff";
        } catch (Refusal refusal) {
            RefusedForm.answer(refusal, response);
            model.addAttribute("answered", proposal);
            model.addAttribute("reason", why);
            return listPage(model, FIRST, Newcomer.empty(), refusal.fieldsOr("why", proposal));
        }
    }

    /** What {@code act} leads to, or the page of the person with what is wrong. */
    private String answer(UUID id, Grant typed, HttpServletResponse response, Model model, Supplier<String> act) {
        try {
            return act.get();
        } catch (Refusal refusal) {
            RefusedForm.answer(refusal, response);
            return memberPage(id, model, typed, refusal.fieldsOr("why"));
        }
    }

    /** A link is in this one answer and nowhere else. Somebody invited has no page before it is confirmed. */
    private String done(StaffAdministration.Outcome outcome, HttpServletRequest request, Model model) {
        String link = outcome.link();
        if (link == null) {
            return "redirect:/desk/staff/" + outcome.staff();
        }
        model.addAttribute("link", address(sites, request, link));
        model.addAttribute("waits", outcome.waits());
        return directory.listAmong(List.of(outcome.staff())).isEmpty()
                ? listPage(model, FIRST, Newcomer.empty(), List.of())
                : memberPage(outcome.staff(), model, Grant.empty(), List.of());
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
        model.addAttribute("open", ProposalLine.of(proposals.listOpen(), directory));
        model.addAttribute("settled", ProposalLine.of(proposals.listSettled(), directory));
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
        model.addAttribute(
                "administrator",
                directory.rolesOf(id).stream().anyMatch(held -> held.role().isAdministrator()));
        model.addAttribute(
                "open", ProposalLine.of(proposals.findOpenAbout(id).stream().toList(), directory));
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
