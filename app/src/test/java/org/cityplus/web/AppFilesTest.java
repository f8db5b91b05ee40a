package org.cityplus.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import gallery.GalleryApp;
import org.cityplus.web.assets.Assets;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.web.servlet.MockMvc;

@SpringBootTest(classes = GalleryApp.class, properties = "cityplus.demo=true")
@AutoConfigureMockMvc
class AppFilesTest {
    @Autowired
    MockMvc mvc;

    @Autowired
    Assets assets;

    @Test
    void anAssetIsKeptForGoodUnderTheNameOfItsContent() throws Exception {
        mvc.perform(get(assets.url("app.css")).header("Accept-Encoding", "gzip, br"))
                .andExpect(status().isOk())
                .andExpect(header().string("Content-Encoding", "gzip"))
                .andExpect(
                        header().string("Cache-Control", allOf(containsString("immutable"), containsString("public"))));
    }

    @Test
    void anAssetOfAnotherReleaseIsKeptOnlyBriefly() throws Exception {
        mvc.perform(get("/assets/app.0000000000.css"))
                .andExpect(status().isOk())
                .andExpect(header().string("Cache-Control", not(containsString("immutable"))));
        mvc.perform(get("/assets/nothing.css")).andExpect(status().isNotFound());
    }

    @Test
    void whatEveryResidentLoadsFirstIsSmall() throws Exception {
        int bytes = 0;
        for (String name : new String[] {"app.css", "app.js", "htmx.js", "icons.svg"}) {
            bytes += mvc.perform(get(assets.url(name)).header("Accept-Encoding", "gzip"))
                    .andReturn()
                    .getResponse()
                    .getContentAsByteArray()
                    .length;
        }
        assertThat(bytes).isLessThan(30_000);
    }

    @Test
    void theAppCanBeInstalledInBothLanguages() throws Exception {
        mvc.perform(get("/manifest.webmanifest").param("lang", "zh-CN"))
                .andExpect(content().contentType("application/manifest+json"))
                .andExpect(jsonPath("$.short_name").value("城市+"));
        mvc.perform(get("/manifest.webmanifest").param("lang", "en"))
                .andExpect(jsonPath("$.name").value("CityPlus"));
        mvc.perform(get("/sw.js"))
                .andExpect(header().string("Cache-Control", "no-cache"))
                .andExpect(content().string(containsString(assets.url("app.css"))));
        mvc.perform(get("/offline")).andExpect(content().string(containsString("没有网络")));
    }

    @Test
    void requestsCarryTheirIds() throws Exception {
        String trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
        mvc.perform(get("/offline").header("X-Request-Id", "abc-12345678").header("traceparent", trace))
                .andExpect(header().string("X-Request-Id", "abc-12345678"))
                .andExpect(header().string("traceparent", containsString("0af7651916cd43dd8448eb211c80319c")));
        mvc.perform(get("/offline").header("X-Request-Id", "<script>").header("traceparent", "00-zz"))
                .andExpect(header().string("X-Request-Id", not(containsString("<"))))
                .andExpect(header().string("traceparent", not(containsString("zz"))));
    }

    @Test
    void nobodySignedInIsNotKeptWaitingForWakeUps() throws Exception {
        mvc.perform(get("/live").accept("text/event-stream")).andExpect(status().isNoContent());
    }
}
