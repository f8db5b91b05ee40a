package org.cityplus.launch;

import java.nio.file.Path;
import org.cityplus.postgres.EmbeddedPostgres;
import org.cityplus.postgres.ExternalPostgres;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.logging.LoggingApplicationListener;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;

/** Looks at what the city needs before anything is started or written. */
final class ChecksBeforeStart implements ApplicationListener<ApplicationEnvironmentPreparedEvent>, Ordered {
    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        Environment settings = event.getEnvironment();
        Path data = Path.of(settings.getProperty("cityplus.data", "data"))
                .toAbsolutePath()
                .normalize();
        String url = settings.getProperty("cityplus.database-url", "");
        if (url.isBlank()) {
            EmbeddedPostgres.checkFree(data);
        } else {
            ExternalPostgres.connect(
                    url,
                    settings.getProperty("cityplus.database-user", ""),
                    settings.getProperty("cityplus.database-password", ""));
        }
        Port.check(settings.getProperty("server.port", Integer.class, 8080));
        // Last: a start that is refused leaves no folder behind.
        DataFolder.check(data);
    }

    /** After the settings are read, before the log file is opened in the data folder. */
    @Override
    public int getOrder() {
        return LoggingApplicationListener.DEFAULT_ORDER - 1;
    }
}
