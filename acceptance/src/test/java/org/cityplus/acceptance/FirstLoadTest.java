package org.cityplus.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.LoadState;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a phone fetches before it has anything of ours: bytes over the wire, compressed, with their headers. */
@ExtendWith(CityExtension.class)
class FirstLoadTest {
    private static final double LIMIT_KB = 60;

    @Test
    void aFirstPageIsAtMost60KilobytesOverTheWire(Devices devices) {
        double home = firstLoadKb(devices.phone(), "/");
        double service = firstLoadKb(devices.phone(), "/services/passport-first");
        System.out.printf(
                Locale.ROOT, "FIRST LOAD home=%.1f KB service=%.1f KB (limit %.0f)%n", home, service, LIMIT_KB);
        assertThat(home).isPositive().isLessThanOrEqualTo(LIMIT_KB);
        assertThat(service).isPositive().isLessThanOrEqualTo(LIMIT_KB);
    }

    /** The page's own requests; the service worker fetches for later in a session of its own. */
    private static double firstLoadKb(Device phone, String path) {
        CDPSession wire = phone.page().context().newCDPSession(phone.page());
        AtomicLong bytes = new AtomicLong();
        wire.on(
                "Network.loadingFinished",
                (JsonObject event) ->
                        bytes.addAndGet(event.get("encodedDataLength").getAsLong()));
        wire.send("Network.enable");
        Response answer = phone.page().navigate(path);
        assertThat(answer.ok()).isTrue();
        assertThat(answer.headerValue("content-encoding")).isEqualTo("gzip");
        phone.page().waitForLoadState(LoadState.NETWORKIDLE);
        wire.detach();
        return bytes.get() / 1024.0;
    }
}
