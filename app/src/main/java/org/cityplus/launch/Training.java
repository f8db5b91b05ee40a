package org.cityplus.launch;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * With {@code cityplus.training} set to a list of paths, looks at each of those pages and ends. The launcher runs this
 * once per build, so that the JVM can write down what a start needs (its AOT cache, JEP 514 and 515).
 */
final class Training {
    private static final Logger LOG = LoggerFactory.getLogger(Training.class);
    private static final int VISITS = 10;

    private Training() {}

    /** Once the city has started and everybody who waited for that has been told: ending is the last thing it does. */
    static void of(ConfigurableApplicationContext context) {
        var settings = context.getEnvironment();
        List<?> paths = settings.getProperty("cityplus.training", List.class, List.of());
        if (paths.isEmpty()) {
            return;
        }
        String city = "http://127.0.0.1:" + settings.getRequiredProperty("local.server.port");
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (int visit = 0; visit < VISITS; visit++) {
                for (Object path : paths) {
                    HttpRequest page =
                            HttpRequest.newBuilder(URI.create(city + path)).build();
                    int status = client.send(page, HttpResponse.BodyHandlers.discarding())
                            .statusCode();
                    if (status >= 400) {
                        LOG.warn("{} answers {}: nothing learnt from it", path, status);
                    }
                }
            }
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
        context.close();
    }
}
