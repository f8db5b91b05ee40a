package org.cityplus.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.APIResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The city as an app on the phone's own screen. */
@ExtendWith(CityExtension.class)
class InstallableTest {
    @Test
    void theManifestNamesTheAppItsIconsAndWhereItStarts(Devices devices) {
        Device phone = devices.phone();
        phone.open("/");
        APIResponse answer =
                phone.page().request().get(phone.find("link[rel=manifest]").getAttribute("href"));
        assertThat(answer).isOK();
        assertThat(answer.headers().get("content-type")).startsWith("application/manifest+json");
        JsonObject manifest = JsonParser.parseString(answer.text()).getAsJsonObject();
        assertThat(manifest.get("name").getAsString()).isNotBlank();
        assertThat(manifest.get("display").getAsString()).isEqualTo("standalone");
        assertThat(phone.page().request().get(manifest.get("start_url").getAsString()))
                .isOK();
        assertThat(manifest.getAsJsonArray("icons"))
                .map(icon -> icon.getAsJsonObject().get("sizes").getAsString())
                .contains("192x192", "512x512");
        for (JsonElement icon : manifest.getAsJsonArray("icons")) {
            APIResponse picture =
                    phone.page().request().get(icon.getAsJsonObject().get("src").getAsString());
            assertThat(picture).isOK();
            assertThat(picture.headers().get("content-type")).isEqualTo("image/png");
        }
    }

    @Test
    void withoutANetworkTheOfflinePageShowsAndNothingPersonalIsKept(Devices devices) {
        Device phone = devices.phone();
        phone.open("/services/passport-first").next();
        new Passport(phone).signIn(Resident.JIANG_HAITAO);
        phone.open("/me");
        assertThat(phone.find("#main")).containsText(Resident.JIANG_HAITAO.fullName);
        phone.page().evaluate("navigator.serviceWorker.ready.then(() => true)");
        phone.page().reload();
        phone.page().waitForFunction("() => navigator.serviceWorker.controller !== null");

        assertThat(kept(phone)).isNotEmpty().allMatch(path -> path.equals("/offline") || path.startsWith("/assets/"));
        phone.page().context().setOffline(true);
        phone.open("/me");
        assertThat(phone.find("h2")).containsText("没有网络");
        assertThat(phone.find("body")).not().containsText(Resident.JIANG_HAITAO.fullName);
        phone.page().context().setOffline(false);
        // Nobody has to press anything: the page that was wanted comes once there is a network.
        assertThat(phone.find("#main")).containsText(Resident.JIANG_HAITAO.fullName);
    }

    private static List<String> kept(Device phone) {
        Object paths = phone.page().evaluate("""
                async () => {
                  const paths = [];
                  for (const name of await caches.keys())
                    for (const request of await (await caches.open(name)).keys()) paths.push(new URL(request.url).pathname);
                  return paths;
                }""");
        return ((List<?>) paths).stream().map(String::valueOf).toList();
    }
}
