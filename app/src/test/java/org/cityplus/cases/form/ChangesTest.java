package org.cityplus.cases.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.cityplus.cases.definition.Facts;
import org.cityplus.cases.definition.Filled;
import org.cityplus.cases.definition.ServiceDefinition;
import org.cityplus.cases.definition.Services;
import org.cityplus.cases.definition.Written;
import org.cityplus.kernel.Message;
import org.cityplus.kernel.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody in the middle of a form is told of the next version. */
class ChangesTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

    @TempDir
    Path temporary = Path.of("");

    private static List<Message> between(ServiceDefinition old, ServiceDefinition now, Map<String, String> answers) {
        return Changes.between(under(old, answers), under(now, answers), TODAY);
    }

    private static Changes.Under under(ServiceDefinition service, Map<String, String> answers) {
        return new Changes.Under(service, Filled.of(service, answers, Facts.on(TODAY)));
    }

    private static ServiceDefinition chongqing(String service) {
        return Services.read(Services.FOLDER.resolve(service + "/2026-11"));
    }

    @Test
    void whatTheyPayThemselvesOrThatOthersPayMore() throws IOException {
        ServiceDefinition now = Written.copy(temporary, "passport-renewal")
                .with("service.yaml", "fen: 2000, when: endorsement", "fen: 3000, when: endorsement")
                .read();
        ServiceDefinition old = chongqing("passport-renewal");
        assertThat(between(old, now, Map.of("endorsement", "yes")))
                .containsExactly(Message.of("cases.change.fee", Money.ofYuan(140), Money.ofYuan(150)));
        assertThat(between(old, now, Map.of())).containsExactly(Message.of("cases.change.extras"));
        assertThat(between(old, old, Map.of("endorsement", "yes"))).isEmpty();
    }

    @Test
    void anAnswerThatMayBeNoLongerWhatItWas() throws IOException {
        ServiceDefinition now = Written.copy(temporary, "passport-renewal")
                .with("service.yaml", "minimumAge: 16", "minimumAge: 18")
                .read();
        assertThat(between(chongqing("passport-renewal"), now, Map.of()))
                .extracting(Message::key)
                .containsExactly("cases.change.other");
    }

    @Test
    void oneMoreQuestionOfAGroupIsOneChange() throws IOException {
        ServiceDefinition now = Written.copy(temporary, "residence-certificate")
                .with(
                        "service.yaml",
                        "          - { id: birthDate, type: date, max: today }\n",
                        "          - { id: birthDate, type: date, max: today }\n          - { id: school, type: text }\n")
                .withWords("  children.name: {", "  children.school: { label: School }\n  children.name: {")
                .read();
        assertThat(between(chongqing("residence-certificate"), now, Map.of("children.count", "2")))
                .extracting(Message::key)
                .containsExactly("cases.change.new");
    }
}
