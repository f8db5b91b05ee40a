package org.cityplus.cases.desk.web;

import static org.cityplus.testing.Forms.csrf;

import java.net.URI;
import java.util.UUID;
import org.cityplus.cases.lifecycle.CaseRow;
import org.cityplus.cases.testing.DeskScene;
import org.cityplus.identity.Officer;
import org.cityplus.testing.CityTest;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** A test that sits at the desk of an agency of its own. */
@CityTest
@Import(DeskScene.class)
abstract class AtTheDesk {
    @Autowired
    DeskScene scene;

    @Autowired
    MockMvcTester mvc;

    Officer officer = new Officer(new UUID(0, 0), "", "", "", "", null);

    @BeforeEach
    void sitDown() {
        officer = scene.officer(scene.newAgency());
    }

    /** The applicant has come; the third action of the case is the last. */
    CaseRow aCase(String name) {
        return scene.toDecide(officer.agencyId(), name);
    }

    MvcTestResult page(String path) {
        return mvc.get().uri(URI.create(path)).with(DeskScene.as(officer)).exchange();
    }

    MvcTestResult casePage(CaseRow row) {
        return page("/desk/cases/" + row.id());
    }

    /** Posts {@code parameters}, name and value by turns. */
    MvcTestResult posted(CaseRow row, String act, String... parameters) {
        return posted(row, act, false, parameters);
    }

    MvcTestResult posted(CaseRow row, String act, boolean htmx, String... parameters) {
        var request = mvc.post()
                .uri("/desk/cases/{id}/{act}", row.id(), act)
                .with(csrf())
                .with(DeskScene.as(officer));
        for (int i = 0; i < parameters.length; i += 2) {
            request = request.param(parameters[i], parameters[i + 1]);
        }
        return (htmx ? request.header("HX-Request", "true") : request).exchange();
    }
}
