package org.cityplus.identity;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.cityplus.city.City;
import org.cityplus.city.Feature;
import org.cityplus.kernel.FieldError;
import org.cityplus.kernel.Message;
import org.cityplus.kernel.MobileNumber;
import org.cityplus.kernel.Refusal;
import org.springframework.stereotype.Component;

/** How a resident comes in: a phone, then the code sent to it. The first time is no different from any other. */
@Component
public class SignIn {
    private final SignInCodes codes;
    private final Residents residents;
    private final SmsGateway sms;
    private final City city;

    SignIn(SignInCodes codes, Residents residents, SmsGateway sms, City city) {
        this.codes = codes;
        this.residents = residents;
        this.sms = sms;
        this.city = city;
    }

    /** Reads the phone, sends a code to it and answers the challenge the code belongs to. */
    public UUID sendCode(String typedPhone, Locale locale, SignInCaller caller) {
        MobileNumber phone = phone(typedPhone);
        SignInCodes.Issued issued = codes.issue(phone, caller);
        try {
            sms.send(phone, Message.of("identity.sms.code", issued.code(), SignInCodes.LIFE.toMinutes()), locale);
        } catch (SmsNotSent notSent) {
            if (!notSent.isUnknown()) {
                codes.withdraw(issued.challenge());
            }
            throw notSent;
        }
        return issued.challenge();
    }

    /** Whether a code can be sent now. */
    public boolean canSendCodes() {
        return sms.canSend();
    }

    /**
     * The resident who proved to hold the phone. Whether the city knows them already is told to nobody without the proof.
     *
     * @throws Refusal PAUSED when they are new and nobody new comes in for now
     */
    public Resident redeem(UUID challenge, String typedPhone, String typedCode) {
        MobileNumber phone = phone(typedPhone);
        codes.redeem(challenge, phone, typedCode);
        return residents.find(phone).orElseGet(() -> {
            city.require(Feature.SIGN_UP);
            return residents.admit(phone);
        });
    }

    /** The phone whose code was read out. */
    MobileNumber prove(UUID challenge, String typedPhone, String typedCode) {
        MobileNumber phone = phone(typedPhone);
        codes.redeem(challenge, phone, typedCode);
        return phone;
    }

    private static MobileNumber phone(String typed) {
        return MobileNumber.parse(typed).orElseThrow(() -> {
            Message message = phoneError(typed);
            return new Refusal(Refusal.Kind.INVALID, message, List.of(new FieldError("phone", message)));
        });
    }

    private static Message phoneError(String typed) {
        String digits = MobileNumber.digitsOf(typed);
        if (digits.isEmpty()) {
            return Message.of("identity.phone.missing");
        }
        return digits.length() == 11 && digits.chars().allMatch(Character::isDigit)
                ? Message.of("identity.phone.not-mobile")
                : Message.of("identity.phone.length", digits.length());
    }
}
