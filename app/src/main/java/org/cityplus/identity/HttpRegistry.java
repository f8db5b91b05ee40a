package org.cityplus.identity;

import java.time.Clock;
import java.time.Duration;
import java.util.stream.Stream;
import org.cityplus.identity.SignedHttp.Outcome;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The register of who is who through a signed webhook of the city's own (docs/providers.md). Its answer decides who somebody
 * is, so it must be signed too; whatever is not a signed answer of the four words counts as none.
 */
@Primary
@Component
@ConditionalOnProperty("cityplus.registry.url")
class HttpRegistry implements CitizenRegistry {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final SignedHttp http;
    private final JsonMapper json;
    private final String name;

    HttpRegistry(
            @Value("${cityplus.registry.url}") String url,
            @Value("${cityplus.registry.secret-file:}") String secretFile,
            @Value("${cityplus.registry.name:register}") String name,
            JsonMapper json,
            Clock clock) {
        this.http = new SignedHttp(ProviderSite.of("cityplus.registry", url, secretFile), PATIENCE, clock);
        this.json = json;
        this.name = name;
    }

    record Document(String kind, String number) {
        static Document of(IdentityDocument document) {
            return new Document(document.kind(), document.number());
        }
    }

    record Verify(Document document, String name) {}

    record Guardianship(Document child, Document guardian) {}

    record Said(@Nullable String answer) {}

    @Override
    public Answer verify(IdentityDocument document, String name) {
        return ask("/verify", new Verify(Document.of(document), name.strip()));
    }

    @Override
    public Answer guardianship(IdentityDocument child, IdentityDocument guardian) {
        return ask("/guardianship", new Guardianship(Document.of(child), Document.of(guardian)));
    }

    @Override
    public String source() {
        return name;
    }

    private Answer ask(String path, Object question) {
        return http.post(path, json.writeValueAsString(question)) instanceof Outcome.Answered answered
                        && answered.signed()
                ? read(json, answered.body())
                : Answer.UNAVAILABLE;
    }

    /** Whatever is not one of the words is no answer. */
    static Answer read(JsonMapper json, String body) {
        try {
            Said said = json.readValue(body, Said.class);
            String word = said == null ? null : said.answer;
            return Stream.of(Answer.values())
                    .filter(answer -> answer.name().equals(word))
                    .findFirst()
                    .orElse(Answer.UNAVAILABLE);
        } catch (JacksonException e) {
            return Answer.UNAVAILABLE;
        }
    }
}
