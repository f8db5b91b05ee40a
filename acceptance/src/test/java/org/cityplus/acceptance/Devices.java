package org.cityplus.acceptance;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The phones and desks of one journey, each with cookies of its own. */
final class Devices implements AutoCloseable {
    private final RunningCity city;
    private final Browser browser;
    private final Complaints complaints = new Complaints();
    private final List<BrowserContext> contexts = new ArrayList<>();
    private final Set<BrowserContext> losing = new HashSet<>();

    Devices(RunningCity city, Browser browser) {
        this.city = city;
        this.browser = browser;
    }

    Complaints complaints() {
        return complaints;
    }

    /** 360 by 780, touched with a finger; asks for Chinese until told otherwise. */
    Device phone() {
        return open(phoneOptions());
    }

    /** The same, about to lose its network: that requests fail then is no fault of the page. */
    Device phoneThatLosesItsNetwork() {
        Device phone = phone();
        losing.add(phone.page().context());
        return phone;
    }

    /** The same with scripts switched off. */
    Device phoneWithoutScripts() {
        return open(phoneOptions().setJavaScriptEnabled(false));
    }

    /**
     * A scripted phone with {@code other}'s cookies to which none of our scripts are given: what axe, itself a script,
     * can look at in place of a page without scripts.
     */
    Device sameWithoutOurScripts(Device other) {
        Device same = open(phoneOptions().setStorageState(other.page().context().storageState()));
        same.page().route("**/*.js", route -> route.fulfill(new Route.FulfillOptions().setBody("")));
        return same;
    }

    /** 1440 by 900, with mouse and keyboard. */
    Device desk() {
        return open(new Browser.NewContextOptions().setViewportSize(1440, 900).setLocale("zh-CN"));
    }

    private static Browser.NewContextOptions phoneOptions() {
        return new Browser.NewContextOptions()
                .setViewportSize(360, 780)
                .setDeviceScaleFactor(2)
                .setHasTouch(true)
                .setIsMobile(true)
                .setLocale("zh-CN");
    }

    private Device open(Browser.NewContextOptions options) {
        BrowserContext context = browser.newContext(
                options.setBaseURL(city.address("/").toString()).setTimezoneId("Asia/Shanghai"));
        context.setDefaultTimeout(15_000);
        contexts.add(context);
        context.onPage(this::listen);
        return new Device(context.newPage(), complaints);
    }

    private void listen(Page page) {
        page.onPageError(error -> complaints.add(page.url(), "script error: " + error));
        page.onConsoleMessage(message -> {
            // An answer that asks for a correction is a 422 on purpose, one that asks for a yes a 409 (RFC 9110); the
            // browser logs both.
            if (message.type().equals("error")
                    && !message.text().matches("(?s).*status of (422|409).*")
                    && !(losing.contains(page.context()) && isOfTheNetwork(message.text()))) {
                complaints.add(page.url(), "console: " + message.text() + " " + message.location());
            }
        });
    }

    /** A save without a network, or one overtaken by the next before it was answered: the page itself tells its reader. */
    private static boolean isOfTheNetwork(String message) {
        return message.contains("net::ERR_INTERNET_DISCONNECTED")
                || message.startsWith("htmx:sendError")
                || message.startsWith("htmx:sendAbort")
                || message.startsWith("htmx:afterRequest");
    }

    @Override
    public void close() {
        contexts.forEach(BrowserContext::close);
    }
}
