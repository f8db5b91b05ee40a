package org.cityplus.web;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.cookie;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import gallery.GalleryApp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.web.servlet.MockMvc;

@SpringBootTest(classes = GalleryApp.class, properties = "cityplus.demo=true")
@AutoConfigureMockMvc
class PreferencesTest {
    @Autowired
    MockMvc mvc;

    @Test
    void aChoiceIsKeptAndTheReaderComesBack() throws Exception {
        mvc.perform(post("/preferences").param("lang", "en").param("next", "/services/passport?step=2"))
                .andExpect(status().isSeeOther())
                .andExpect(redirectedUrl("/services/passport?step=2"))
                .andExpect(cookie().value("lang", "en"))
                .andExpect(cookie().doesNotExist("mode"));
    }

    @Test
    void aChoiceNobodyOffersIsNotKept() throws Exception {
        mvc.perform(post("/preferences").param("theme", "pink")).andExpect(cookie().doesNotExist("theme"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"//evil.example", "https://evil.example/", "/\\evil.example", "\\\\evil", "evil", "/a b", ""})
    void noOtherSiteIsEverGoneTo(String next) throws Exception {
        mvc.perform(post("/preferences").param("lang", "en").param("next", next))
                .andExpect(redirectedUrl("/"));
    }
}
