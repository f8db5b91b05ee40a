package org.cityplus.web.requests;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.Locale;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.InputBuffer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/**
 * No request sends more than any of ours needs, or so slowly that it only holds a place. It stands before everything that
 * reads a body, Tomcat's own reading of forms and uploads too.
 */
@Component
class BodyGuard implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
    /** Forms and JSON; an upload has parts. */
    private static final long MOST_WITHOUT_PARTS = 2L << 20;

    private static final int TOO_LARGE = 413;
    private static final int UNSUPPORTED = 415;

    private final long mostWithParts;
    private final long graceMillis;
    private final long leastBytesPerSecond;

    BodyGuard(
            @Value("${spring.servlet.multipart.max-request-size}") DataSize mostWithParts,
            @Value("${cityplus.web.body-grace-millis:20000}") long graceMillis,
            @Value("${cityplus.web.body-bytes-per-second:2048}") long leastBytesPerSecond) {
        this.mostWithParts = mostWithParts.toBytes();
        this.graceMillis = graceMillis;
        this.leastBytesPerSecond = leastBytesPerSecond;
    }

    @Override
    public void customize(TomcatServletWebServerFactory server) {
        // Of the context, not the engine: its refusals get the city's error page.
        server.addContextValves(new Guard());
    }

    private final class Guard extends ValveBase {
        Guard() {
            super(true);
        }

        @Override
        public void invoke(Request request, Response response) throws IOException, ServletException {
            String type = String.valueOf(request.getContentType()).toLowerCase(Locale.ROOT);
            long most = type.startsWith("multipart/") ? mostWithParts : MOST_WITHOUT_PARTS;
            if (request.getContentLengthLong() > most) {
                refuse(response, TOO_LARGE);
                return;
            }
            // Nobody unpacks bodies here; taken as they come they would be refused as broken, which says the wrong
            // thing.
            String packed = request.getHeader("Content-Encoding");
            if (packed != null && !packed.equalsIgnoreCase("identity")) {
                refuse(response, UNSUPPORTED);
                return;
            }
            var inner = request.getCoyoteRequest();
            InputBuffer whole = inner.getInputBuffer();
            inner.setInputBuffer(new Metered(whole, most, graceMillis, leastBytesPerSecond));
            try {
                getNext().invoke(request, response);
            } finally {
                inner.setInputBuffer(whole);
            }
        }

        /** The rest of the body is not waited for: the connection ends with the answer. */
        private static void refuse(Response response, int status) throws IOException {
            response.setHeader("Connection", "close");
            response.sendError(status);
        }
    }
}
