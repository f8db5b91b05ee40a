package org.cityplus.web.pages;

import java.util.List;
import java.util.stream.Collectors;
import org.cityplus.web.assets.Assets;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What makes the site an app that can be installed: manifest, service worker, offline page. */
@Controller
class AppController {
    private final Assets assets;
    private final Pages pages;

    AppController(Assets assets, Pages pages) {
        this.assets = assets;
        this.pages = pages;
    }

    @GetMapping("/offline")
    String offline() {
        return "web/offline";
    }

    /** The language is in the address: browsers fetch a manifest without cookies. */
    @GetMapping(path = "/manifest.webmanifest", produces = "application/manifest+json")
    ResponseEntity<Manifest> manifest(@RequestParam(defaultValue = "zh-CN") String lang) {
        return ResponseEntity.ok()
                .contentType(MediaType.valueOf("application/manifest+json"))
                .header(HttpHeaders.CACHE_CONTROL, "max-age=3600")
                .body(Manifest.in(lang, pages.texts, assets));
    }

    @GetMapping(path = "/sw.js", produces = "text/javascript;charset=UTF-8")
    ResponseEntity<String> serviceWorker() {
        String kept = List.of("app.css", "app.js", "htmx.js", "icons.svg").stream()
                .map(name -> "'" + assets.url(name) + "'")
                .collect(Collectors.joining(","));
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache())
                .body(assets.text("sw.js").replace("/*KEPT*/", kept));
    }
}
