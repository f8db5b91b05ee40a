package org.cityplus.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.HexFormat;
import org.cityplus.kernel.Message;
import org.cityplus.kernel.TooMany;
import org.springframework.stereotype.Component;

/**
 * Limits against floods, in this node's memory. A quota that must hold across nodes or restarts belongs in SQL instead.
 */
@Component
public class Floods {
    private record Key(String purpose, String whose, Limit limit) {}

    private final Cache<Key, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(200_000)
            .expireAfterAccess(Duration.ofHours(1))
            .build();

    /** At most {@code count} in {@code period} (an hour at most), refilled evenly. */
    public record Limit(int count, Duration period) {
        public static Limit perMinute(int count) {
            return new Limit(count, Duration.ofMinutes(1));
        }
    }

    /**
     * Counts one more for {@code whose} (an address, an account).
     *
     * @throws TooMany beyond the limit, saying how many seconds to wait
     */
    public void check(String purpose, String whose, Limit limit) {
        Bucket bucket = buckets.get(new Key(purpose, whose, limit), Floods::bucket);
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            long seconds = 1 + Duration.ofNanos(probe.getNanosToWaitForRefill()).toSeconds();
            throw new TooMany(Message.of("web.too-many", seconds), seconds);
        }
    }

    /** The address to count a request by; of IPv6 the /64, which is one subscriber. */
    public static String addressOf(HttpServletRequest request) {
        String address = request.getRemoteAddr();
        if (address.indexOf(':') < 0) {
            return address;
        }
        InetAddress parsed = InetAddress.ofLiteral(address);
        return parsed instanceof Inet6Address ? HexFormat.of().formatHex(parsed.getAddress(), 0, 8) : address;
    }

    private static Bucket bucket(Key key) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(key.limit().count())
                        .refillGreedy(key.limit().count(), key.limit().period()))
                .build();
    }
}
