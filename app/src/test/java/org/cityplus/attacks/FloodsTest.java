package org.cityplus.attacks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.UUID;
import org.cityplus.kernel.TooMany;
import org.cityplus.web.Floods;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Limits hold, say how long to wait, and are over when that time is. */
class FloodsTest extends AttackScene {
    @Autowired
    Floods floods;

    private MvcTestResult wrongPasswordFrom(String address) {
        return sent(request(
                        HttpMethod.POST,
                        null,
                        "/api/sign-in/staff",
                        "{\"username\":\"n" + UUID.randomUUID() + "\",\"password\":\"x\"}")
                .with(asked -> {
                    asked.setRemoteAddr(address);
                    return asked;
                }));
    }

    @Test
    void anAddressThatTriesPasswordsIsHeldAndOthersAreNot() {
        int refused = 0;
        MvcTestResult last = wrongPasswordFrom("203.0.113.50");
        for (int i = 0; i < 30; i++) {
            last = wrongPasswordFrom("203.0.113.50");
            refused += last.getResponse().getStatus() == 429 ? 1 : 0;
        }
        assertThat(refused).isGreaterThanOrEqualTo(8);
        assertThat(last.getResponse().getStatus()).isEqualTo(429);
        assertThat(Integer.parseInt(String.valueOf(last.getResponse().getHeader("Retry-After"))))
                .isBetween(1, 60);
        assertThat(wrongPasswordFrom("203.0.113.51").getResponse().getStatus()).isEqualTo(422);
    }

    @Test
    void aLimitHoldsExactlyAndRecovers() throws InterruptedException {
        String whose = UUID.randomUUID().toString();
        Floods.Limit limit = new Floods.Limit(5, Duration.ofSeconds(2));
        for (int i = 0; i < 5; i++) {
            floods.check("attack", whose, limit);
        }
        assertThatExceptionOfType(TooMany.class).isThrownBy(() -> floods.check("attack", whose, limit));
        floods.check("attack", whose + "'", limit);
        Thread.sleep(2100);
        for (int i = 0; i < 5; i++) {
            floods.check("attack", whose, limit);
        }
        assertThatExceptionOfType(TooMany.class).isThrownBy(() -> floods.check("attack", whose, limit));
    }
}
