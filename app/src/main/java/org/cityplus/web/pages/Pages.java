package org.cityplus.web.pages;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.cityplus.city.City;
import org.cityplus.web.DeskCounter;
import org.cityplus.web.DeskEntry;
import org.cityplus.web.Page;
import org.cityplus.web.Tab;
import org.cityplus.web.UnreadCounter;
import org.cityplus.web.assets.Assets;
import org.cityplus.web.texts.Texts;
import org.cityplus.web.texts.Wording;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** Makes the {@link Page} of each request, once. */
@Component
public class Pages {
    private static final String ATTRIBUTE = Pages.class.getName();

    final Texts texts;
    final Wording wording;
    final City city;
    final Assets assets;
    final ObjectProvider<UnreadCounter> counters;
    private final Supplier<List<Tab>> tabs;
    final ObjectProvider<DeskEntry> deskEntries;
    final ObjectProvider<DeskCounter> deskCounters;
    final boolean demo;
    final boolean sandbox;

    Pages(
            Texts texts,
            Wording wording,
            City city,
            Assets assets,
            ObjectProvider<UnreadCounter> counters,
            ObjectProvider<Tab> tabs,
            ObjectProvider<DeskEntry> deskEntries,
            ObjectProvider<DeskCounter> deskCounters,
            @Value("${cityplus.demo:false}") boolean demo,
            @Value("${cityplus.sandbox:false}") boolean sandbox) {
        this.texts = texts;
        this.wording = wording;
        this.city = city;
        this.assets = assets;
        this.counters = counters;
        this.tabs = SingletonSupplier.of(
                () -> tabs.stream().sorted(Comparator.comparingInt(Tab::order)).toList());
        this.deskEntries = deskEntries;
        this.deskCounters = deskCounters;
        this.demo = demo;
        this.sandbox = sandbox;
    }

    /** The page of this request. */
    public Page of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof Page page) {
            return page;
        }
        Page page = new RequestPage(this, request);
        request.setAttribute(ATTRIBUTE, page);
        return page;
    }

    List<Tab> tabs() {
        return tabs.get();
    }

    List<DeskEntry> deskEntries(Set<String> roles) {
        return deskEntries.stream()
                .filter(entry -> roles.contains(entry.role()))
                .sorted(Comparator.comparingInt(DeskEntry::order))
                .toList();
    }
}
