package org.cityplus.cityhall.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cityplus.city.City;
import org.cityplus.city.CityBook;
import org.cityplus.city.Edition;
import org.cityplus.cityhall.Proposals;
import org.cityplus.identity.Officer;
import org.cityplus.kernel.FieldError;
import org.cityplus.kernel.Message;
import org.cityplus.kernel.Refusal;
import org.cityplus.web.RefusedForm;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** The city at a glance, and the whole of it as one file. */
@Controller
@RequestMapping("/desk/city")
class ArchivePages {
    private final City city;
    private final CityBook book;
    private final Proposals proposals;

    ArchivePages(City city, CityBook book, Proposals proposals) {
        this.city = city;
        this.book = book;
        this.proposals = proposals;
    }

    @GetMapping
    String home(Model model) {
        return home(model, List.of());
    }

    @GetMapping("/export.zip")
    ResponseEntity<byte[]> export() {
        return zip(city, book);
    }

    static ResponseEntity<byte[]> zip(City city, CityBook book) {
        Edition edition = city.edition();
        String name = city.id() + "-" + edition.revision() + ".zip";
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("application/zip"))
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(book.export(edition));
    }

    @PostMapping("/import")
    String bring(
            @AuthenticationPrincipal Officer officer,
            @RequestParam(required = false) @Nullable MultipartFile archive,
            HttpServletResponse response,
            Model model)
            throws IOException {
        try {
            if (archive == null || archive.isEmpty()) {
                Message message = Message.of("cityhall.import.none");
                throw new Refusal(Refusal.Kind.INVALID, message, List.of(new FieldError("archive", message)));
            }
            return "redirect:/desk/city/import/"
                    + proposals.bring(officer, archive.getBytes()).id();
        } catch (Refusal refusal) {
            response.setStatus(refusal.kind().status());
            return home(model, refusal.fieldsOr("archive"));
        }
    }

    @GetMapping("/import/{id}")
    String compared(@AuthenticationPrincipal Officer officer, @PathVariable UUID id, Model model) {
        return compared(officer, id, model, RowForm.of(false, Map.of(), 0));
    }

    @PostMapping("/import/{id}")
    String apply(
            @AuthenticationPrincipal Officer officer,
            @PathVariable UUID id,
            @RequestParam Map<String, String> form,
            HttpServletResponse response,
            Model model) {
        try {
            proposals.apply(officer, id, Sent.reason(form));
            return "redirect:/desk/city?done=import";
        } catch (Refusal refusal) {
            RefusedForm.answer(refusal, response);
            RowForm shown = RowForm.of(false, Map.of(), 0);
            return compared(officer, id, model, shown.refused("save", form.getOrDefault("why", ""), refusal));
        }
    }

    private String compared(Officer officer, UUID id, Model model, RowForm form) {
        model.addAttribute("proposal", proposals.get(officer, id));
        model.addAttribute("form", form);
        return "cityhall/import";
    }

    private String home(Model model, List<FieldError> errors) {
        Edition edition = city.edition();
        model.addAttribute("edition", edition);
        model.addAttribute("errors", errors);
        return "cityhall/home";
    }
}
