package org.cityplus.identity;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.cityplus.identity.SignedHttp.Outcome;
import org.cityplus.kernel.Message;
import org.cityplus.kernel.MobileNumber;
import org.cityplus.web.Speech;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Text messages through a signed webhook of the city's own (docs/providers.md): a small program there passes them on to
 * whichever provider the city has a contract with. Taken is any 2xx answer.
 */
@Primary
@Component
@ConditionalOnProperty("cityplus.sms.url")
class HttpSms implements SmsGateway {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final SignedHttp http;
    private final Speech speech;
    private final JsonMapper json;

    HttpSms(
            @Value("${cityplus.sms.url}") String url,
            @Value("${cityplus.sms.secret-file:}") String secretFile,
            Speech speech,
            JsonMapper json,
            Clock clock) {
        this.http = new SignedHttp(ProviderSite.of("cityplus.sms", url, secretFile), PATIENCE, clock);
        this.speech = speech;
        this.json = json;
    }

    /**
     * @param kind names the message, for providers of templates
     * @param values what is put into it
     */
    record Body(String to, String kind, List<String> values, String language, String text) {}

    @Override
    public void send(MobileNumber to, Message message, Locale locale) {
        List<String> values = message.args().stream().map(String::valueOf).toList();
        String body = json.writeValueAsString(
                new Body(to.value(), message.key(), values, locale.toLanguageTag(), speech.say(locale, message)));
        switch (http.post("", body)) {
            case Outcome.Answered _ -> {}
            case Outcome.Declined _, Outcome.Unreached _ -> throw SmsNotSent.failed();
            case Outcome.Unknown _ -> throw SmsNotSent.unknown();
        }
    }

    @Override
    public boolean canSend() {
        return !http.isOpen();
    }
}
