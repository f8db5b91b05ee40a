package org.cityplus.cases.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cityplus.cases.definition.Field;
import org.cityplus.cases.definition.Written;
import org.cityplus.cases.testing.DemoCityTest;
import org.cityplus.cases.testing.DeskScene;
import org.cityplus.identity.Resident;
import org.cityplus.kernel.FieldError;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.mock.web.MockMultipartHttpServletRequest;

/** A form that asks for two photos. */
class FormUploadsTest extends DemoCityTest {
    @TempDir
    Path temporary = Path.of("");

    @Autowired
    FormUploads uploads;

    @Autowired
    Photos photos;

    private List<Field> fields = List.of();
    private final MockMultipartHttpServletRequest request = new MockMultipartHttpServletRequest();
    private final Map<String, String> answers = new HashMap<>();

    @BeforeEach
    void twoPhotos() throws IOException {
        fields = Written.copy(temporary, "passport-renewal")
                .with(
                        "service.yaml",
                        "      - { id: photo, type: photo }\n",
                        "      - { id: photo, type: photo }\n      - { id: profile, type: photo }\n")
                .withWords("  photo: { label", "  profile: { label: Profile }\n  photo: { label")
                .read()
                .fields()
                .toList();
    }

    private void send(String question, byte[] content) {
        request.addFile(new MockMultipartFile("photo-" + question, "x.jpg", "image/jpeg", content));
    }

    @Test
    void eachComesToItsOwnQuestion() {
        Resident resident = applicants.newResident();
        send("photo", DeskScene.portrait(Color.WHITE));
        send("profile", DeskScene.portrait(Color.LIGHT_GRAY));
        assertThat(uploads.take(resident.id(), fields, Map.of(), Map.of(), request, answers))
                .isEmpty();
        assertThat(answers).containsOnlyKeys("photo", "profile").doesNotContainEntry("profile", answers.get("photo"));
        assertThat(photos.find(resident.id(), answers.getOrDefault("profile", "")))
                .isPresent();
    }

    @Test
    void oneThatIsRefusedLeavesTheOther() {
        Resident resident = applicants.newResident();
        send("photo", new byte[] {1, 2, 3});
        send("profile", DeskScene.portrait(Color.WHITE));
        assertThat(uploads.take(resident.id(), fields, Map.of("photo", "before"), Map.of(), request, answers))
                .extracting(FieldError::field)
                .containsExactly("photo");
        assertThat(answers).containsOnlyKeys("profile");
    }
}
