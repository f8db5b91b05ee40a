package org.cityplus.web.pages;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.cityplus.kernel.LocalizedText;
import org.cityplus.kernel.Message;
import org.cityplus.kernel.Money;
import org.cityplus.web.DeskEntry;
import org.cityplus.web.Page;
import org.cityplus.web.Tab;
import org.cityplus.web.Viewer;
import org.cityplus.web.requests.RequestId;
import org.cityplus.web.texts.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.csrf.CsrfToken;

/** The page of one request. */
final class RequestPage implements Page {
    private final Pages shell;
    private final HttpServletRequest request;
    private final Preferences preferences;

    RequestPage(Pages shell, HttpServletRequest request) {
        this.shell = shell;
        this.request = request;
        this.preferences = Preferences.of(request);
    }

    private RequestPage(RequestPage other, Locale language) {
        this.shell = other.shell;
        this.request = other.request;
        this.preferences = new Preferences(language, other.preferences.theme(), other.preferences.care());
    }

    @Override
    public Page in(Locale language) {
        return new RequestPage(this, language);
    }

    @Override
    public Locale locale() {
        return preferences.locale();
    }

    @Override
    public String lang() {
        return isEnglish() ? "en" : "zh-CN";
    }

    @Override
    public boolean isEnglish() {
        return Wording.isEnglish(locale());
    }

    @Override
    public String city() {
        return t(shell.city.name());
    }

    @Override
    public String theme() {
        return preferences.theme();
    }

    @Override
    public boolean isCare() {
        return preferences.care();
    }

    @Override
    public String t(String key, Object... args) {
        return shell.texts.text(locale(), key, List.of(args));
    }

    @Override
    public Optional<String> find(String key) {
        return shell.texts.has(key) ? Optional.of(t(key)) : Optional.empty();
    }

    @Override
    public String t(Message message) {
        return shell.texts.text(locale(), message);
    }

    @Override
    public String t(LocalizedText text) {
        return text.in(locale());
    }

    @Override
    public String signature(String recorded) {
        return shell.city.findSignature(recorded).map(this::t).orElse(recorded);
    }

    @Override
    public String date(LocalDate date) {
        return shell.wording.date(locale(), date);
    }

    @Override
    public String dateWithDay(LocalDate date) {
        return shell.wording.dateWithDay(locale(), date);
    }

    @Override
    public String dateWithYear(LocalDate date) {
        return Wording.dateWithYear(locale(), date);
    }

    @Override
    public String dateTime(Instant instant) {
        return shell.wording.dateTime(locale(), instant);
    }

    @Override
    public String time(Instant instant) {
        return Wording.time(instant);
    }

    @Override
    public String money(Money money) {
        return money.toString();
    }

    @Override
    public Optional<Viewer> viewer() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof Viewer viewer
                ? Optional.of(viewer)
                : Optional.empty();
    }

    @Override
    public int unread() {
        return viewer().filter(viewer -> !viewer.isStaff())
                .map(viewer -> shell.counters.stream()
                        .mapToInt(counter -> counter.unreadOf(viewer.id()))
                        .sum())
                .orElse(0);
    }

    @Override
    public String path() {
        return ComeBack.of(request);
    }

    @Override
    public String asset(String name) {
        return shell.assets.url(name);
    }

    @Override
    public String csrfParameter() {
        CsrfToken token = token();
        return token == null ? "_csrf" : token.getParameterName();
    }

    @Override
    public String csrfToken() {
        CsrfToken token = token();
        return token == null ? "" : token.getToken();
    }

    @Override
    public boolean isDemo() {
        return shell.demo;
    }

    @Override
    public boolean isSandbox() {
        return shell.sandbox;
    }

    @Override
    public List<Tab> tabs() {
        return shell.tabs();
    }

    @Override
    public List<DeskEntry> deskEntries() {
        return viewer().map(viewer -> shell.deskEntries(viewer.roles())).orElse(List.of());
    }

    @Override
    public int waiting(DeskEntry entry) {
        return viewer().map(viewer -> shell.deskCounters.stream()
                        .mapToInt(counter -> counter.count(entry.href(), viewer))
                        .sum())
                .orElse(0);
    }

    @Override
    public String requestId() {
        return RequestId.of(request);
    }

    private @Nullable CsrfToken token() {
        return request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token ? token : null;
    }
}
