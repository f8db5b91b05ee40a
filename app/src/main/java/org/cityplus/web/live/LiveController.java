package org.cityplus.web.live;

import org.cityplus.web.Page;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

@Controller
class LiveController {
    private final Connections connections;

    LiveController(Connections connections) {
        this.connections = connections;
    }

    /** Wake-ups for the viewer's open page; 204 tells a browser nobody is signed in and not to ask again (HTML, 9.2.3). */
    @GetMapping(path = "/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    ResponseEntity<SseEmitter> live(Page page) {
        // Proxies that gather answers would hold wake-ups back.
        return page.viewer()
                .map(viewer -> ResponseEntity.ok()
                        .header(HttpHeaders.CACHE_CONTROL, "no-store, no-transform")
                        .header("X-Accel-Buffering", "no")
                        .body(connections.open(viewer)))
                .orElseGet(() -> ResponseEntity.noContent().build());
    }

    /** 204 while the reader's session lives, 200 afterwards: neither is an error in a browser's eyes. */
    @GetMapping("/live/present")
    ResponseEntity<Void> present(Page page) {
        return (page.viewer().isPresent() ? ResponseEntity.noContent() : ResponseEntity.ok())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    /** The number on the Messages tab. */
    @GetMapping("/live/unread")
    String unread() {
        return "web/badge";
    }
}
