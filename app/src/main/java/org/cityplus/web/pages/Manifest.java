package org.cityplus.web.pages;

import java.util.List;
import java.util.Locale;
import org.cityplus.web.assets.Assets;
import org.cityplus.web.texts.Texts;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/** The web app manifest (W3C). */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record Manifest(
        String id,
        String lang,
        String name,
        String shortName,
        String startUrl,
        String scope,
        String display,
        String backgroundColor,
        String themeColor,
        List<Icon> icons) {

    record Icon(String src, String sizes, String type, String purpose) {}

    static Manifest in(String lang, Texts texts, Assets assets) {
        Locale locale = lang.startsWith("en") ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE;
        return new Manifest(
                "/",
                lang.startsWith("en") ? "en" : "zh-CN",
                texts.text(locale, "web.app-name", List.of()),
                texts.text(locale, "web.app-short", List.of()),
                "/",
                "/",
                "standalone",
                "#eef2f1",
                "#0a3d46",
                List.of(
                        new Icon(assets.url("icon-192.png"), "192x192", "image/png", "any"),
                        new Icon(assets.url("icon-512.png"), "512x512", "image/png", "any"),
                        new Icon(assets.url("icon-maskable-512.png"), "512x512", "image/png", "maskable")));
    }
}
