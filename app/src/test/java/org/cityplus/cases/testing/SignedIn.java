package org.cityplus.cases.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cityplus.testing.Forms.csrf;

import java.io.UnsupportedEncodingException;
import org.cityplus.identity.Resident;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** A resident who goes from page to page in English, without scripts. */
public record SignedIn(MockMvcTester mvc, Resident resident) {

    /** A page that is there. */
    public String get(String path) throws UnsupportedEncodingException {
        MockHttpServletResponse response = mvc.get()
                .uri(path)
                .header("Accept-Language", "en")
                .with(Applicants.as(resident))
                .exchange()
                .getResponse();
        assertThat(response.getStatus()).as(path).isEqualTo(200);
        return response.getContentAsString();
    }

    public MockHttpServletResponse post(String path, String... nameAndValue) {
        var request = mvc.post()
                .uri(path)
                .header("Accept-Language", "en")
                .with(csrf())
                .with(Applicants.as(resident));
        for (int i = 0; i < nameAndValue.length; i += 2) {
            request = request.param(nameAndValue[i], nameAndValue[i + 1]);
        }
        return request.exchange().getResponse();
    }

    /** Where it led. */
    public static String to(MockHttpServletResponse response) {
        assertThat(response.getStatus()).isEqualTo(302);
        return String.valueOf(response.getRedirectedUrl());
    }

    /** What the page keeps beside the form: on the page itself, or in the answer to a save. */
    public static String hidden(String page, String name) {
        String field = "name=\"" + name + "\" value=\"";
        String before = page.contains(field) ? field : "data-" + name + "=\"";
        int from = page.indexOf(before) + before.length();
        assertThat(from).as("%s in the page", name).isGreaterThan(before.length());
        return page.substring(from, page.indexOf('"', from));
    }
}
