package org.cityplus.identity;

import org.cityplus.kernel.MobileNumber;

/** Sends text messages; one adapter per provider, and a sandbox. */
public interface SmsGateway {
    /** Returns once the provider has taken the message. */
    void send(MobileNumber to, String text);
}
