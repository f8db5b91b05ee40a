package org.cityplus.identity;

import org.cityplus.kernel.Message;
import org.cityplus.kernel.Refusal;

/** A text message that did not go out, or of which nobody can tell. */
public class SmsNotSent extends Refusal {
    private static final long serialVersionUID = 1L;

    private final boolean unknown;

    private SmsNotSent(String key, boolean unknown) {
        super(Kind.CONFLICT, Message.of(key));
        this.unknown = unknown;
    }

    static SmsNotSent notSetUp() {
        return new SmsNotSent("identity.sms-not-set-up", false);
    }

    /** It did not go out. */
    static SmsNotSent failed() {
        return new SmsNotSent("identity.sms.failed", false);
    }

    /** The provider may have taken it: its answer did not come. */
    static SmsNotSent unknown() {
        return new SmsNotSent("identity.sms.unknown", true);
    }

    /** Whether it may have gone out all the same. */
    boolean isUnknown() {
        return unknown;
    }
}
