package org.cityplus.cityhall.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.UUID;
import org.cityplus.city.City;
import org.cityplus.city.CityBook;
import org.cityplus.cityhall.Proposals;
import org.cityplus.cityhall.web.CityHallJson.Changed;
import org.cityplus.identity.Officer;
import org.cityplus.kernel.Message;
import org.cityplus.kernel.Refusal;
import org.cityplus.web.Idempotency;
import org.cityplus.web.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/desk/city")
@Tag(name = "City hall")
class ArchiveApi {
    /** More than any city's tables need. */
    private static final int LONGEST = 4 << 20;

    private final City city;
    private final CityBook book;
    private final Proposals proposals;
    private final Idempotency idempotency;

    ArchiveApi(City city, CityBook book, Proposals proposals, Idempotency idempotency) {
        this.city = city;
        this.book = book;
        this.proposals = proposals;
        this.idempotency = idempotency;
    }

    @Operation(summary = "The whole city as a ZIP file in the form of a city pack")
    @GetMapping("/export")
    ResponseEntity<byte[]> export() {
        return ArchivePages.zip(city, book);
    }

    @Operation(
            summary = "Brings such a ZIP file; answers what it would change",
            description = "Nothing changes yet. Bringing it again compares it again.")
    @PostMapping(path = "/imports", consumes = "application/zip")
    CityHallJson.Brought bring(@AuthenticationPrincipal Officer officer, HttpServletRequest request, Page page)
            throws IOException {
        byte[] archive = request.getInputStream().readNBytes(LONGEST + 1);
        if (archive.length > LONGEST) {
            throw new Refusal(Refusal.Kind.TOO_LARGE, Message.of("cityhall.import.too-large"));
        }
        return CityHallJson.Brought.of(proposals.bring(officer, archive), page);
    }

    @Operation(summary = "Lets a ZIP file count, as it was compared, in one transaction")
    @PostMapping("/imports/{id}/application")
    Changed apply(
            @AuthenticationPrincipal Officer officer,
            @PathVariable UUID id,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody CityHallJson.Plain body) {
        return idempotency.once(
                officer.id(),
                "/api/desk/city/imports/" + id,
                key,
                body,
                Changed.class,
                () -> new Changed(proposals.apply(officer, id, body.reason()).revision()));
    }
}
