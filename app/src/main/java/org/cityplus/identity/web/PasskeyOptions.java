package org.cityplus.identity.web;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.util.UUID;
import org.cityplus.identity.Passkeys;

/** What the page's script hands to the browser. */
record PasskeyOptions(UUID challenge, @JsonRawValue String options) {
    static PasskeyOptions of(Passkeys.Asked asked) {
        return new PasskeyOptions(asked.challenge(), asked.options());
    }
}
