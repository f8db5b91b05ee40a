package org.cityplus.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.cityplus.kernel.LocalizedText;
import org.cityplus.kernel.Message;
import org.cityplus.kernel.Money;

/**
 * What every template needs to speak to its reader: language, preferences, the signed-in viewer, links to assets.
 * A controller takes it as a parameter and hands it to the template as {@code page}.
 */
public interface Page {
    Locale locale();

    /** The same page in another language, for whoever compares the two. */
    Page in(Locale language);

    /** {@code zh-CN} or {@code en}, for {@code <html lang>}. */
    String lang();

    boolean isEnglish();

    /** Name of the city, in the reader's language. */
    String city();

    /** {@code light}, {@code dark}, or empty to follow the device. */
    String theme();

    boolean isCare();

    /** The text of {@code key} from a module's bundle, arguments rendered in the reader's language. */
    String t(String key, Object... args);

    /** The same for a key that a record may bring along and no bundle has any more; empty then. */
    Optional<String> find(String key);

    String t(Message message);

    String t(LocalizedText text);

    /** An officer as a record names them, with the agency's name in the reader's language where the city knows it. */
    String signature(String recorded);

    /** 「12月5日」 / "5 December"; of another year 「2027年1月5日」 / "5 January 2027". */
    String date(LocalDate date);

    /** 「12月5日（周五）」 / "Fri 5 December", with the year when it is another. */
    String dateWithDay(LocalDate date);

    /** 「2036年12月5日」 / "5 December 2036", also in the year that runs. */
    String dateWithYear(LocalDate date);

    /** 「12月5日 10:24」 / "5 Dec, 10:24", in the city's zone, with the year when it is another. */
    String dateTime(Instant instant);

    /** {@code 10:24}, in the city's zone. */
    String time(Instant instant);

    String money(Money money);

    Optional<Viewer> viewer();

    /** Unread messages of the viewer; 0 for nobody. */
    int unread();

    /** Path and query of this request, for coming back to it. */
    String path();

    /** URL of a static asset with its content hash, e.g. {@code asset("app.css")}. */
    String asset(String name);

    String csrfParameter();

    String csrfToken();

    /** The city runs with made-up people; how to come in as one is shown. */
    boolean isDemo();

    /** Sandboxes stand in for the providers: text messages, register and payment are not real, and pages say so. */
    boolean isSandbox();

    /** Bottom tabs, in order. */
    List<Tab> tabs();

    /** Entries of the desk's rail this viewer may use, in order. */
    List<DeskEntry> deskEntries();

    /** How many things wait for this viewer behind an entry of the desk's rail. */
    int waiting(DeskEntry entry);

    /** Where this member of staff begins: the first entry of the rail, or the city's first page without any. */
    default String deskHome() {
        return deskEntries().isEmpty() ? "/" : deskEntries().getFirst().href();
    }

    /** The number a reader can quote when something went wrong. */
    String requestId();
}
