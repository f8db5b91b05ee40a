package org.cityplus.acceptance;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.CheckedNode;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.ViewportSize;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What must hold of every page a person sees, in each language, mode and theme. */
final class PageChecks {
    private static final List<String> STANDARD =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");
    private static final Set<String> GRAVE = Set.of("serious", "critical");
    private static final String CONTRAST = "color-contrast";

    /** What axe has judged the contrast of in this run: it need not be asked again about the same colours, whatever page they are on. */
    private static final Set<Object> JUDGED = ConcurrentHashMap.newKeySet();

    private final Device device;
    private final Page page;
    private final String where;
    private final boolean desk;
    private final boolean care;

    private PageChecks(Device device, String name) {
        this.device = device;
        this.page = device.page();
        this.desk = page.locator("body.desk").count() > 0;
        this.care = "care".equals(page.locator("html").getAttribute("data-mode"));
        this.where = name + "-" + (desk ? "desk" : care ? "care" : "phone") + "-"
                + page.locator("html").getAttribute("lang");
    }

    static void look(Device device, String name) {
        device.page().waitForLoadState(LoadState.LOAD);
        PageChecks checks = new PageChecks(device, name);
        Pictures.takeOnce(device.page(), checks.where);
        checks.language();
        checks.axe();
        checks.targets();
        checks.fits();
        checks.dark();
        device.page().evaluate(Scripts.FORGET_AXE);
    }

    /** The page's own language is the one its reader chose: the cookie's, Chinese without one. */
    private void language() {
        String chosen = page.context().cookies(page.url()).stream()
                .filter(cookie -> cookie.name.equals("lang"))
                .map(cookie -> cookie.value)
                .findFirst()
                .orElse("zh");
        String lang = page.locator("html").getAttribute("lang");
        if (!lang.equals(chosen.equals("en") ? "en" : "zh-CN")) {
            complain("is in " + lang + " for a reader who chose " + chosen);
        }
    }

    private void axe() {
        List<?> shades = shades();
        AxeBuilder axe = axeBuilder().withTags(STANDARD);
        boolean judged = JUDGED.containsAll(shades);
        report((judged ? axe.disableRules(List.of(CONTRAST)) : axe).analyze().getViolations(), "");
        JUDGED.addAll(shades);
    }

    private List<?> shades() {
        return (List<?>) page.evaluate(Scripts.SHADES);
    }

    /** Our pages have no frames, so nothing needs to be put together on a second page. */
    private AxeBuilder axeBuilder() {
        return new AxeBuilder(page).setLegacyMode(true);
    }

    private void dark() {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        List<?> shades = shades();
        if (!JUDGED.containsAll(shades)) {
            Pictures.takeOnce(page, where + "-dark");
            report(axeBuilder().withRules(List.of(CONTRAST)).analyze().getViolations(), "in the dark: ");
            JUDGED.addAll(shades);
        }
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    }

    private void report(List<Rule> violations, String prefix) {
        for (Rule rule : violations) {
            for (CheckedNode node : rule.getNodes()) {
                String finding = prefix + "axe " + rule.getImpact() + " " + rule.getId() + ": " + rule.getHelp() + " "
                        + node.getHtml().strip();
                if (GRAVE.contains(rule.getImpact().toLowerCase(Locale.ROOT))) {
                    complain(finding);
                } else {
                    System.out.println(where + ": " + finding);
                }
            }
        }
    }

    private void targets() {
        int least = desk ? 32 : care ? 60 : 44;
        for (Object small : (List<?>) page.evaluate(Scripts.SMALL_TARGETS, least)) {
            complain("target smaller than " + least + ": " + small);
        }
    }

    /** WCAG 2.2 1.4.10 and 1.4.4: 320 px wide, and for a desk of 1440 px at 200 % zoom. */
    private void fits() {
        ViewportSize usual = page.viewportSize();
        fitsIn(320, 640, usual);
        if (desk) {
            fitsIn(720, 450, usual);
            page.setViewportSize(360, 780);
            Pictures.takeOnce(page, where + "-narrow");
            page.setViewportSize(usual.width, usual.height);
        }
    }

    private void fitsIn(int width, int height, ViewportSize usual) {
        page.setViewportSize(width, height);
        for (Object wide : (List<?>) page.evaluate(Scripts.TOO_WIDE)) {
            complain("at " + width + " px: " + wide);
        }
        for (Object squeezed : (List<?>) page.evaluate(Scripts.SQUEEZED)) {
            complain("squeezed at " + width + " px: " + squeezed);
        }
        page.setViewportSize(usual.width, usual.height);
    }

    private void complain(String what) {
        device.complaints().add(where, what);
    }
}
