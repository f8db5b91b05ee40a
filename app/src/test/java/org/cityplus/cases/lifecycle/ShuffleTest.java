package org.cityplus.cases.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class ShuffleTest {
    private final Shuffle city = new Shuffle(part -> hmac("one city", part));
    private final Shuffle other = new Shuffle(part -> hmac("another city", part));

    private static byte[] hmac(String key, String part) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac.doFinal(part.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void noNumberComesTwice() {
        Set<String> seen = new HashSet<>();
        LongStream.concat(LongStream.range(0, 20_000), LongStream.range(990_000, 1_010_000))
                .forEach(n -> assertThat(seen.add(city.of(n))).as("%d", n).isTrue());
    }

    @Test
    void theyHaveSixDigitsAndMoreWhenThereAreMore() {
        assertThat(city.of(1)).matches("[0-9]{6}");
        assertThat(city.of(999_999)).matches("[0-9]{6}");
        assertThat(city.of(1_000_000)).matches("[0-9]{7}");
        assertThat(city.of(123_456_789)).matches("[0-9]{9}");
    }

    /** How far apart two are says nothing of how many are between them. */
    @Test
    void neighboursLieAnywhere() {
        List<Long> steps = LongStream.range(0, 1_000)
                .mapToObj(n -> Long.parseLong(city.of(n + 1)) - Long.parseLong(city.of(n)))
                .toList();
        assertThat(steps.stream().filter(step -> step > 0).count()).isBetween(400L, 600L);
        assertThat(steps.stream().filter(step -> Math.abs(step) < 10_000).count())
                .isLessThan(60);
    }

    @Test
    void eachCityHasItsOwnOrderAndKeepsIt() {
        assertThat(city.of(7)).isEqualTo(city.of(7)).isNotEqualTo(other.of(7));
    }
}
