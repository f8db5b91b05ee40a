package org.cityplus.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import gallery.GalleryApp;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;

/** Nobody is shown a stack trace or a bare code. */
@SpringBootTest(classes = GalleryApp.class, properties = "cityplus.demo=true")
@AutoConfigureMockMvc
class ErrorsTest {
    @Autowired
    MockMvc mvc;

    @Test
    void aMissingPageSaysWhatToDoAndGivesAReference() throws Exception {
        mvc.perform(get("/nowhere").header("X-Request-Id", "ticket-12345"))
                .andExpect(status().isNotFound())
                .andExpect(content()
                        .string(allOf(
                                containsString("没有找到这一页"), containsString("回首页"), containsString("编号 ticket-12345"))));
        mvc.perform(get("/gallery/parts/not-an-id")).andExpect(status().isNotFound());
    }

    @Test
    void aBrokenPageKeepsItsSecrets() throws Exception {
        mvc.perform(get("/gallery/broken"))
                .andExpect(status().isInternalServerError())
                .andExpect(content()
                        .string(allOf(
                                containsString("我们这边出了问题"),
                                not(containsString("secret")),
                                not(containsString("Exception")))));
        mvc.perform(get("/api/gallery/broken"))
                .andExpect(status().isInternalServerError())
                .andExpect(content().string(not(containsString("secret"))));
    }

    @Test
    void aRefusalInAPartOfAPageIsAStripAtItsPlace() throws Exception {
        mvc.perform(get("/gallery/refused").header("HX-Request", "true"))
                .andExpect(status().isConflict())
                .andExpect(header().string("HX-Retarget", "#trouble"))
                .andExpect(content().string(startsWith("<p class=\"strip chili\">")));
    }

    @Test
    void programsGetAProblemDetailInTheirLanguage() throws Exception {
        mvc.perform(get("/api/gallery/refused").header("Accept-Language", "en"))
                .andExpect(status().isConflict())
                .andExpect(content().contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(jsonPath("$.type").value("/problems/web.not-found"))
                .andExpect(jsonPath("$.title").value("What you are looking for is not here"))
                .andExpect(jsonPath("$.status").value(409))
                .andExpect(jsonPath("$.fields[0].field").value("tel"))
                .andExpect(jsonPath("$.fields[0].rule").value("web.field.invalid"));
    }

    @Test
    void everyWayOfAskingWronglyHasItsAnswer() throws Exception {
        mvc.perform(get("/api/gallery"))
                .andExpect(status().isMethodNotAllowed())
                .andExpect(header().string("Allow", "POST"))
                .andExpect(jsonPath("$.type").value("/problems/web.method"));
        mvc.perform(post("/api/gallery").with(csrf()).contentType("text/plain").content("x"))
                .andExpect(status().isUnsupportedMediaType())
                .andExpect(jsonPath("$.type").value("/problems/web.unsupported"));
        mvc.perform(post("/api/gallery")
                        .with(csrf())
                        .contentType("application/json")
                        .content("{\"phone\":"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.type").value("/problems/web.malformed"));
        mvc.perform(get("/api/nowhere"))
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("$.type").value("/problems/web.not-found"));
    }

    @Test
    void aFormOpenTooLongSaysNothingIsLost() throws Exception {
        mvc.perform(post("/gallery/send"))
                .andExpect(status().isForbidden())
                .andExpect(content().string(allOf(containsString("开得太久"), containsString("什么都没有丢"))));
        mvc.perform(post("/gallery/send").with(csrf())).andExpect(status().isOk());
    }

    @Test
    void tooOftenSaysHowLongToWait() throws Exception {
        for (int i = 0; i < 2; i++) {
            mvc.perform(get("/gallery/often")).andExpect(status().isOk());
        }
        var answer = mvc.perform(get("/gallery/often"))
                .andExpect(status().isTooManyRequests())
                .andReturn()
                .getResponse();
        assertThat(Integer.parseInt(String.valueOf(answer.getHeader("Retry-After"))))
                .isBetween(1, 60);
        assertThat(answer.getContentAsString()).contains("秒再试");
    }
}
