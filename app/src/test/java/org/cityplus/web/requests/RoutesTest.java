package org.cityplus.web.requests;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.cityplus.testing.CityTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@CityTest
class RoutesTest {
    @Autowired
    MockMvcTester mvc;

    /** As Spring compares addresses: decoded, without parameters of a segment. */
    @ParameterizedTest
    @ValueSource(strings = {"/services/passport-first", "/%73ervices/passport-first", "/s%65rvices/passport%2Dfirst"})
    void anAddressIsFoundHoweverItsFirstWordIsSpelt(String address) {
        assertThat(mvc.get().uri(URI.create(address))).hasStatusOk().hasViewName("cases/service");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/Services/passport-first", "/service/passport-first", "/servicesx/passport-first"})
    void anotherWordIsAnotherAddress(String address) {
        var shown = mvc.get().uri(URI.create(address)).exchange().getMvcResult().getModelAndView();
        assertThat(shown == null ? "" : shown.getViewName()).isNotEqualTo("cases/service");
    }

    @Test
    void aMethodThatAnAddressDoesNotTakeIsStillToldApartFromNoAddress() {
        assertThat(mvc.delete().uri("/api/services/passport-first")).hasStatus(HttpStatus.METHOD_NOT_ALLOWED);
    }
}
