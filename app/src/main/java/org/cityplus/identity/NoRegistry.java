package org.cityplus.identity;

import org.cityplus.kernel.Message;
import org.cityplus.kernel.Refusal;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** Without the sandboxes, until a register is connected: says so instead of pretending to ask. */
@Component
@ConditionalOnBooleanProperty(name = "cityplus.sandbox", havingValue = false, matchIfMissing = true)
class NoRegistry implements CitizenRegistry {
    @Override
    public Answer verify(IdentityDocument document, String name) {
        throw notSetUp();
    }

    @Override
    public Answer guardianship(IdentityDocument child, IdentityDocument guardian) {
        throw notSetUp();
    }

    @Override
    public String source() {
        return "none";
    }

    private static Refusal notSetUp() {
        return new Refusal(Refusal.Kind.CONFLICT, Message.of("identity.registry.not-set-up"));
    }
}
