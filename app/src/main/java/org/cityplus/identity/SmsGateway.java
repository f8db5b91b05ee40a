package org.cityplus.identity;

import java.util.Locale;
import org.cityplus.kernel.Message;
import org.cityplus.kernel.MobileNumber;

/** Sends text messages; one adapter per provider, and a sandbox. */
public interface SmsGateway {
    /**
     * Returns once the provider has taken the message. A message is named, not only worded: many providers send nothing
     * but templates approved beforehand, with what is to be put in.
     *
     * @throws SmsNotSent when it was not taken, or nobody can tell
     */
    void send(MobileNumber to, Message message, Locale locale);

    /** Whether sending is worth trying now; pages say so before somebody types a number in vain. */
    default boolean canSend() {
        return true;
    }
}
