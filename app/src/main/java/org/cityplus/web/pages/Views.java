package org.cityplus.web.pages;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;

/** A view name such as {@code cases/service} is the template {@code cases/service.jte}, compiled with the application. */
@Component
public class Views {
    private final TemplateEngine engine;
    private final Pages pages;

    Views(ObjectProvider<TemplateEngine> engines, Pages pages) {
        this.engine = engines.getIfAvailable(() -> TemplateEngine.createPrecompiled(ContentType.Html));
        this.pages = pages;
    }

    public View get(String name) {
        return find(name).orElseThrow(() -> new IllegalArgumentException("no template " + name));
    }

    Optional<View> find(String name) {
        String template = name + ".jte";
        boolean ours = !name.contains(":") && engine.hasTemplate(template);
        return ours ? Optional.of(new JteView(engine, template, pages)) : Optional.empty();
    }
}
