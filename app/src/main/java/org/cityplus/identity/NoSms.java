package org.cityplus.identity;

import java.util.Locale;
import org.cityplus.kernel.Message;
import org.cityplus.kernel.MobileNumber;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** Without the sandboxes, until a provider is set up: says so instead of pretending to send. */
@Component
@ConditionalOnBooleanProperty(name = "cityplus.sandbox", havingValue = false, matchIfMissing = true)
class NoSms implements SmsGateway {
    @Override
    public void send(MobileNumber to, Message message, Locale locale) {
        throw SmsNotSent.notSetUp();
    }

    @Override
    public boolean canSend() {
        return false;
    }
}
