package org.cityplus.web.pages;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;

/** Lets a controller name its template; {@code redirect:} is left to Spring. */
@Component
class JteViewResolver implements ViewResolver, Ordered {
    private final Views views;

    JteViewResolver(Views views) {
        this.views = views;
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    @Override
    public @Nullable View resolveViewName(String viewName, Locale locale) {
        return views.find(viewName).orElse(null);
    }
}
