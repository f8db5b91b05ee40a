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

    @Autowired
    Devices devices;

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

    /** Asking for codes in somebody's name, or typing wrong ones, must not shut out whose phone it is. */
    @Test
    void nobodyUsesUpAPhonesCodesFromOnePlace() {
        String phone = Applicants.newPhone();
        SignInCaller somebody = Applicants.newCaller();
        for (int code = 0; code < SignInCodes.A_DAY_FROM_ONE_PLACE; code++) {
            signIn.sendCode(phone, Locale.ENGLISH, somebody);
            clock.forward(Duration.ofMinutes(2));
        }
        for (SignInCaller same : new SignInCaller[] {
            new SignInCaller(somebody.address(), "another device"),
            new SignInCaller("another address", somebody.device())
        }) {
            assertThat(refused(() -> signIn.sendCode(phone, Locale.ENGLISH, same)))
                    .isEqualTo("identity.code.too-many-here");
        }
        assertThat(signIn.sendCode(phone, Locale.ENGLISH, Applicants.newCaller()))
                .isNotNull();
    }

    @Test
    void norByWrongOnesFromOnePlace() {
        String phone = Applicants.newPhone();
        SignInCaller somebody = Applicants.newCaller();
        for (int code = 0; code < 2; code++) {
            guessWrongly(phone, signIn.sendCode(phone, Locale.ENGLISH, somebody));
        }
        assertThat(refused(() -> signIn.sendCode(phone, Locale.ENGLISH, somebody)))
                .isEqualTo("identity.code.too-many-here");
        UUID hers = signIn.sendCode(phone, Locale.ENGLISH, Applicants.newCaller());
        assertThat(signIn.redeem(hers, phone, applicants.codeSentTo(phone))).isNotNull();
    }

    @Test
    void whoComesFromManyPlacesLeavesTheOwnersDeviceItsOwnCodes() {
        String phone = Applicants.newPhone();
        SignInCaller owner = Applicants.newCaller();
        UUID first = signIn.sendCode(phone, Locale.ENGLISH, owner);
        Resident resident = signIn.redeem(first, phone, applicants.codeSentTo(phone));
        devices.signedIn(resident.id(), owner.device(), "Firefox");
        for (int code = 0; code < 3; code++) {
            clock.forward(Duration.ofMinutes(2));
            guessWrongly(phone, signIn.sendCode(phone, Locale.ENGLISH, Applicants.newCaller()));
        }
        assertThat(refused(() -> signIn.sendCode(phone, Locale.ENGLISH, Applicants.newCaller())))
                .isEqualTo("identity.code.locked");
        UUID again = signIn.sendCode(phone, Locale.ENGLISH, new SignInCaller("on a journey", owner.device()));
        assertThat(signIn.redeem(again, phone, applicants.codeSentTo(phone))).isEqualTo(resident);
        String another = Applicants.newPhone();
        for (int code = 0; code < 3; code++) {
            guessWrongly(another, signIn.sendCode(another, Locale.ENGLISH, Applicants.newCaller()));
        }
        assertThat(refused(() -> signIn.sendCode(another, Locale.ENGLISH, owner)))
                .as("of its owner's phone only")
                .isEqualTo("identity.code.locked");
        for (int code = 0; code < 3; code++) {
            clock.forward(Duration.ofMinutes(2));
            guessWrongly(phone, signIn.sendCode(phone, Locale.ENGLISH, owner));
        }
        assertThat(refused(() -> signIn.sendCode(phone, Locale.ENGLISH, owner)))
                .as("it guesses no more than anybody")
                .isEqualTo("identity.code.locked");
    }

    /** Ends two minutes later. */
    private void guessWrongly(String phone, UUID challenge) {
        for (int guess = 0; guess < SignInCodes.TRIES; guess++) {
            refused(() -> signIn.redeem(challenge, phone, "no"));
        }
        clock.forward(Duration.ofMinutes(2));
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
