package org.cityplus.launch;

import java.util.Comparator;
import org.cityplus.kernel.StartupNote;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;

/** The last thing start-up prints: where the city is, and what its modules want known. */
final class Greeting implements ApplicationListener<ApplicationReadyEvent> {
    @Override
    public void onApplicationEvent(ApplicationReadyEvent event) {
        var context = event.getApplicationContext();
        String scheme = context.getEnvironment().containsProperty("server.ssl.bundle") ? "https" : "http";
        String port = context.getEnvironment().getRequiredProperty("local.server.port");
        System.out.println();
        String site = scheme + "://localhost:" + port;
        System.out.println("CityPlus is at  " + site);
        context.getBeansOfType(StartupNote.class).values().stream()
                .sorted(Comparator.comparingInt(StartupNote::order))
                .forEach(note -> System.out.println(note.line().replace(StartupNote.SITE, site)));
        System.out.println("Ctrl-C stops it.");
    }
}
