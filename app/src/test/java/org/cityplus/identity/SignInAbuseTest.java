package org.cityplus.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import org.cityplus.cases.testing.Applicants;
import org.cityplus.cases.testing.DemoCityTest;
import org.cityplus.kernel.Refusal;
import org.cityplus.testing.Statements;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Whoever tries many phones, many codes, or to learn who is known. */
class SignInAbuseTest extends DemoCityTest {
    @Autowired
    SignIn signIn;

    @Test
    void fifteenWrongCodesInADayLockThePhoneAndSayTheWayOut() {
        String phone = Applicants.newPhone();
        for (int code = 0; code < 3; code++) {
            UUID challenge = signIn.sendCode(phone, Locale.ENGLISH, Applicants.newCaller());
            for (int guess = 0; guess < 5; guess++) {
                refused(() -> signIn.redeem(challenge, phone, "no"));
            }
            clock.forward(Duration.ofMinutes(2));
        }
        assertThat(refused(() -> signIn.sendCode(phone, Locale.ENGLISH, Applicants.newCaller())))
                .isEqualTo("identity.code.locked");
        clock.forward(Duration.ofDays(1));
        assertThat(signIn.sendCode(phone, Locale.ENGLISH, Applicants.newCaller()))
                .isNotNull();
    }

    @Test
    void aDeviceAndAnAddressAskForSoManyCodesADayWhateverThePhones() {
        SignInCaller device = Applicants.newCaller();
        for (int i = 0; i < SignInCodes.A_DAY_FROM_DEVICE; i++) {
            signIn.sendCode(Applicants.newPhone(), Locale.ENGLISH, new SignInCaller("a" + i, device.device()));
        }
        assertThat(refused(() ->
                        signIn.sendCode(Applicants.newPhone(), Locale.ENGLISH, new SignInCaller("b", device.device()))))
                .isEqualTo("identity.code.too-many-here");
        SignInCaller address = Applicants.newCaller();
        for (int i = 0; i < SignInCodes.A_DAY_FROM_ADDRESS; i++) {
            signIn.sendCode(Applicants.newPhone(), Locale.ENGLISH, new SignInCaller(address.address(), "device" + i));
        }
        assertThat(refused(() -> signIn.sendCode(
                        Applicants.newPhone(), Locale.ENGLISH, new SignInCaller(address.address(), "another"))))
                .isEqualTo("identity.code.too-many-here");
    }

    @Test
    void addressAndDeviceAreNotKeptInClear() {
        SignInCaller caller = new SignInCaller("203.0.113.77", UUID.randomUUID().toString());
        signIn.sendCode(Applicants.newPhone(), Locale.ENGLISH, caller);
        String row = jdbc.sql("select c::text from identity.sign_in_code c order by id desc limit 1")
                .query(String.class)
                .single();
        assertThat(row).doesNotContain("203.0.113.77").doesNotContain(caller.device());
    }

    /** Time would tell who is known if the ways differed; they are the same statements in the same order. */
    @Test
    void knownAndUnknownPhonesTakeTheSameWayThroughTheDatabase() {
        String known = Applicants.newPhone();
        UUID first = signIn.sendCode(known, Locale.ENGLISH, Applicants.newCaller());
        signIn.redeem(first, known, applicants.codeSentTo(known));
        clock.forward(Duration.ofMinutes(2));
        String unknown = Applicants.newPhone();
        assertThat(Statements.of(() -> signIn.sendCode(known, Locale.ENGLISH, Applicants.newCaller())))
                .isNotEmpty()
                .isEqualTo(Statements.of(() -> signIn.sendCode(unknown, Locale.ENGLISH, Applicants.newCaller())));
        UUID nobodys = UUID.randomUUID();
        assertThat(Statements.of(() -> refused(() -> signIn.redeem(nobodys, known, "123456"))))
                .isNotEmpty()
                .isEqualTo(Statements.of(() -> refused(() -> signIn.redeem(nobodys, unknown, "123456"))));
    }

    private static String refused(Runnable act) {
        return catchThrowableOfType(Refusal.class, act::run).message().key();
    }
}
