package org.cityplus.web.pages;

import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.cityplus.web.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.View;

/** One template as an answer. It is written whole or not at all, so a failing template still gets a proper error page. */
final class JteView implements View {
    private final TemplateEngine engine;
    private final String template;
    private final Pages pages;

    JteView(TemplateEngine engine, String template, Pages pages) {
        this.engine = engine;
        this.template = template;
        this.pages = pages;
    }

    @Override
    public String getContentType() {
        return "text/html;charset=UTF-8";
    }

    @Override
    public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Page page = pages.of(request);
        Map<String, Object> all = model == null ? new HashMap<>() : new HashMap<>(model);
        all.keySet().removeIf(name -> name.indexOf('.') >= 0);
        all.put("page", page);
        var output = new Utf8ByteOutput();
        engine.render(template, all, output);
        response.setContentType(getContentType());
        response.setLocale(page.locale());
        response.addHeader(HttpHeaders.VARY, "Cookie, Accept-Language, HX-Request");
        if (page.viewer().isPresent()) {
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        } else if (!response.containsHeader(HttpHeaders.CACHE_CONTROL)) {
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-cache, private");
        }
        // In one piece: each of a page's thousand bits would go through every filter and the compression by itself.
        var whole = new ByteArrayOutputStream(output.getContentLength());
        output.writeTo(whole);
        response.setContentLength(whole.size());
        whole.writeTo(response.getOutputStream());
    }
}
