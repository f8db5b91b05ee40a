package org.cityplus.kernel;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;

/** New identifiers: UUID version 7 (RFC 9562), so that rows made together lie together in an index. */
public final class Ids {
    private static final SecureRandom RANDOM = new SecureRandom();

    private Ids() {}

    public static UUID next(Clock clock) {
        long time = clock.millis();
        long high = (time << 16) | 0x7000L | (RANDOM.nextLong() & 0x0FFFL);
        long low = (RANDOM.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }
}
