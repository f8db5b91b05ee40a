package org.cityplus.acceptance;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Pictures of what the journeys of this run saw, in the order they saw it. */
final class Pictures {
    private static final Path FOLDER = Build.OUTPUT.resolve("shots-" + System.getProperty("tests.jvm", "jvm-1"));
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final Set<String> TAKEN = ConcurrentHashMap.newKeySet();

    static {
        try {
            Build.delete(FOLDER);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Pictures() {}

    /** The same page again, such as signing in, has its picture already. */
    static void takeOnce(Page page, String name) {
        if (TAKEN.add(name)) {
            take(page, name);
        }
    }

    private static void take(Page page, String name) {
        String file = "%03d-%s.png".formatted(COUNT.incrementAndGet(), name);
        page.screenshot(
                new Page.ScreenshotOptions().setPath(FOLDER.resolve(file)).setFullPage(true));
    }
}
