package org.cityplus.attacks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cityplus.testing.Forms.csrf;

import jakarta.servlet.http.Cookie;
import java.net.URI;
import java.util.Objects;
import java.util.UUID;
import org.cityplus.cases.testing.Applicants;
import org.cityplus.cases.testing.DemoCityTest;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** An address of the API may be spelt in many ways; the API looks at no cookie in any of them, so no other site can use it. */
class SpelledPathsTest extends DemoCityTest {
    @Autowired
    MockMvcTester mvc;

    /** The cookie of somebody who has signed in on the pages. */
    private Cookie session() throws Exception {
        String phone = Applicants.newPhone();
        MvcTestResult asked =
                mvc.post().uri("/sign-in").with(csrf()).param("phone", phone).exchange();
        UUID challenge = UUID.fromString(Jsoup.parse(asked.getResponse().getContentAsString())
                .select("input[name=challenge]")
                .attr("value"));
        MvcTestResult in = mvc.post()
                .uri("/sign-in/code")
                .with(csrf())
                .param("phone", phone)
                .param("challenge", challenge.toString())
                .param("code", applicants.codeSentTo(phone))
                .exchange();
        return Objects.requireNonNull(in.getResponse().getCookie("session"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/me/copies", "/%61pi/me/copies", "/a%70i/me/copies", "/%61%70%69/me/copies"})
    void theApiKnowsNobodyByTheirCookie(String path) throws Exception {
        assertThat(mvc.method(HttpMethod.POST).uri(URI.create(path)).cookie(session()))
                .hasStatus(401);
    }

    /** With teeth: a page knows them, spelt as it likes. */
    @Test
    void aPageKnowsThem() throws Exception {
        Cookie session = session();
        assertThat(mvc.get().uri(URI.create("/me/copies")).cookie(session)).hasStatusOk();
        assertThat(mvc.get().uri(URI.create("/m%65/copies")).cookie(session)).hasStatusOk();
    }
}
