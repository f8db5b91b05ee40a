package org.cityplus.web;

import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import gallery.GalleryApp;
import jakarta.servlet.http.Cookie;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.web.servlet.MockMvc;

@SpringBootTest(classes = GalleryApp.class, properties = "cityplus.demo=true")
@AutoConfigureMockMvc
class ShellTest {
    @Autowired
    MockMvc mvc;

    @Test
    void aPageComesInTheReadersLanguage() throws Exception {
        mvc.perform(get("/gallery"))
                .andExpect(status().isOk())
                .andExpect(content().contentType("text/html;charset=UTF-8"))
                .andExpect(content().string(containsString("<html lang=\"zh-CN\">")));
        mvc.perform(get("/gallery").header("Accept-Language", "de, en-GB;q=0.8, zh;q=0.5"))
                .andExpect(content().string(containsString("<html lang=\"en\">")));
        mvc.perform(get("/gallery").header("Accept-Language", "en").cookie(new Cookie("lang", "zh")))
                .andExpect(content().string(containsString("<html lang=\"zh-CN\">")));
    }

    @Test
    void themeAndCareModeComeFromCookies() throws Exception {
        mvc.perform(get("/gallery").cookie(new Cookie("theme", "dark"), new Cookie("mode", "care")))
                .andExpect(content().string(containsString("data-theme=\"dark\" data-mode=\"care\"")));
    }

    @Test
    void whoIsSignedInSeesTheirUnreadMessagesAndIsNeverCached() throws Exception {
        mvc.perform(get("/gallery").param("as", "resident"))
                .andExpect(header().string("Cache-Control", "no-store"))
                .andExpect(content()
                        .string(allOf(
                                containsString("data-live=\"/live\""), containsString("<span class=\"badge num\">3"))));
        mvc.perform(get("/gallery"))
                .andExpect(content().string(allOf(not(containsString("data-live")), not(containsString("badge num")))));
    }

    @Test
    void anonymousPagesMakeNoSession() throws Exception {
        var answer = mvc.perform(get("/gallery")).andReturn();
        org.assertj.core.api.Assertions.assertThat(answer.getRequest().getSession(false))
                .isNull();
    }

    @Test
    void nothingOnAPageIsInline() throws Exception {
        for (String page :
                new String[] {"/gallery", "/gallery/form", "/gallery/desk?as=officer", "/offline", "/nowhere"}) {
            mvc.perform(get(page))
                    .andExpect(content()
                            .string(allOf(
                                    not(containsString("style=\"")),
                                    not(containsString("<style")),
                                    not(containsString("onclick")),
                                    not(containsString("<script>")))));
        }
    }

    @Test
    void theDeskShowsItsRailToStaffOnly() throws Exception {
        mvc.perform(get("/gallery/desk").param("as", "officer"))
                .andExpect(
                        content().string(allOf(containsString("张颖"), containsString("href=\"/desk\" aria-current"))));
    }
}
