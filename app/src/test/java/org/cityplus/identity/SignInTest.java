package org.cityplus.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import org.cityplus.cases.testing.Applicants;
import org.cityplus.cases.testing.DemoCityTest;
import org.cityplus.kernel.FieldError;
import org.cityplus.kernel.Refusal;
import org.cityplus.kernel.TooMany;
import org.cityplus.testing.Crowd;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The one-time code: six digits, five minutes, five tries, one use, one phone. */
class SignInTest extends DemoCityTest {
    @Autowired
    SignIn signIn;

    private String phone = "";

    @BeforeEach
    void aNewPhone() {
        phone = Applicants.newPhone();
    }

    @Test
    void theRightCodeLetsInAndMakesANewPhoneKnown() {
        UUID challenge = send();
        Resident first = signIn.redeem(challenge, phone, code());
        clock.forward(Duration.ofMinutes(2));
        Resident again = signIn.redeem(send(), phone, code());
        assertThat(again).isEqualTo(first);
    }

    @Test
    void spacesInPhoneAndCodeDoNotMatter() {
        UUID challenge = send();
        String spaced = code().substring(0, 3) + " " + code().substring(3) + " ";
        assertThat(signIn.redeem(challenge, "+86 " + phone.substring(0, 3) + "-" + phone.substring(3), spaced))
                .isNotNull();
    }

    @Test
    void afterFiveWrongTriesTheRightOneIsTooLate() {
        UUID challenge = send();
        for (int attempt = 1; attempt <= 5; attempt++) {
            assertThat(refused(challenge, phone, wrong())).isEqualTo("identity.code.wrong");
        }
        assertThat(refused(challenge, phone, code())).isEqualTo("identity.code.stale");
    }

    @Test
    void fourWrongTriesLeaveOne() {
        UUID challenge = send();
        for (int attempt = 1; attempt <= 4; attempt++) {
            refused(challenge, phone, wrong());
        }
        assertThat(signIn.redeem(challenge, phone, code())).isNotNull();
    }

    @Test
    void guessingAllAtOnceGetsNoMoreThanFiveTries() {
        UUID challenge = send();
        Crowd<Resident> guesses = Crowd.of(20, i -> signIn.redeem(challenge, phone, wrong()));
        assertThat(guesses.answers()).isEmpty();
        assertThat(guesses.refusals())
                .filteredOn(refusal -> refusal.message().key().equals("identity.code.wrong"))
                .hasSize(5);
    }

    @Test
    void itLivesFiveMinutes() {
        UUID challenge = send();
        String code = code();
        clock.forward(Duration.ofMinutes(5));
        assertThat(refused(challenge, phone, code)).isEqualTo("identity.code.stale");
        UUID next = send();
        String nextCode = code();
        clock.forward(Duration.ofMinutes(5).minusSeconds(1));
        assertThat(signIn.redeem(next, phone, nextCode)).isNotNull();
    }

    @Test
    void itWorksOnce() {
        UUID challenge = send();
        signIn.redeem(challenge, phone, code());
        assertThat(refused(challenge, phone, code())).isEqualTo("identity.code.stale");
    }

    @Test
    void usedByTwoInTheSameMomentItWorksOnce() {
        UUID challenge = send();
        String code = code();
        Crowd<Resident> both = Crowd.of(4, i -> signIn.redeem(challenge, phone, code));
        assertThat(both.answers()).hasSize(1);
        assertThat(both.refusals()).hasSize(3);
    }

    @Test
    void itIsForThePhoneItWasSentTo() {
        UUID challenge = send();
        assertThat(refused(challenge, Applicants.newPhone(), code())).isEqualTo("identity.code.stale");
        assertThat(refused(UUID.randomUUID(), phone, code())).isEqualTo("identity.code.stale");
        assertThat(signIn.redeem(challenge, phone, code())).isNotNull();
    }

    @Test
    void aSecondOneHasToWaitAMinute() {
        send();
        clock.forward(Duration.ofMillis(18_300));
        assertThat(secondsToWait()).isEqualTo(42);
        clock.forward(Duration.ofMillis(40_700));
        assertThat(refusedToSend()).isEqualTo("identity.code.wait");
        clock.forward(Duration.ofSeconds(1));
        assertThat(send()).isNotNull();
    }

    @Test
    void tenADayAreEnough() {
        for (int sent = 1; sent <= 10; sent++) {
            send();
            clock.forward(Duration.ofMinutes(2));
        }
        assertThat(refusedToSend()).isEqualTo("identity.code.too-many-a-day");
        assertThat(secondsToWait())
                .as("until the first counts no more")
                .isEqualTo(Duration.ofDays(1).minusMinutes(20).toSeconds());
        clock.forward(Duration.ofDays(1).minusMinutes(20));
        assertThat(send()).isNotNull();
    }

    @Test
    void sendingTwiceInTheSameMomentSendsOnce() {
        Crowd<UUID> sent = Crowd.of(10, i -> send());
        assertThat(sent.answers()).hasSize(1);
        assertThat(sent.refusals())
                .allSatisfy(refusal -> assertThat(refusal.message().key()).isEqualTo("identity.code.wait"));
    }

    @Test
    void aPhoneThatIsNoneIsToldWhatIsMissing() {
        assertThat(phoneError("")).isEqualTo("identity.phone.missing");
        assertThat(phoneError("1390000000")).isEqualTo("identity.phone.length");
        assertThat(phoneError("12300000000")).isEqualTo("identity.phone.not-mobile");
    }

    @Test
    void neitherPhoneNorCodeIsInTheDatabaseInClear() {
        send();
        String rows = jdbc.sql("select c::text from identity.sign_in_code c order by created_at desc limit 1")
                .query(String.class)
                .single();
        assertThat(rows).doesNotContain(phone).doesNotContain("," + code() + ",");
    }

    private UUID send() {
        return signIn.sendCode(phone, Locale.ENGLISH, Applicants.newCaller());
    }

    private String code() {
        return applicants.codeSentTo(phone);
    }

    private String wrong() {
        return code().equals("000000") ? "000001" : "000000";
    }

    private String refused(UUID challenge, String phone, String code) {
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> signIn.redeem(challenge, phone, code));
        assertThat(refusal.fields()).extracting(FieldError::field).containsExactly("code");
        return refusal.message().key();
    }

    private long secondsToWait() {
        return catchThrowableOfType(TooMany.class, this::send).retryAfterSeconds();
    }

    private String refusedToSend() {
        Refusal refusal = catchThrowableOfType(Refusal.class, this::send);
        assertThat(refusal.kind()).isEqualTo(Refusal.Kind.TOO_MANY);
        return refusal.message().key();
    }

    private String phoneError(String typed) {
        return catchThrowableOfType(Refusal.class, () -> signIn.sendCode(typed, Locale.ENGLISH, Applicants.newCaller()))
                .message()
                .key();
    }
}
