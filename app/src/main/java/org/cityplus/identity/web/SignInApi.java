package org.cityplus.identity.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.cityplus.identity.SignIn;
import org.cityplus.identity.SignInCaller;
import org.cityplus.web.Floods;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.validation.annotation.Validated;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Validated
@RequestMapping("/api/sign-in")
@Tag(name = "Sign-in", description = "A code to the phone, then a token for Authorization: Bearer")
class SignInApi {
    private final SignIn signIn;
    private final SessionStarter sessions;
    private final Floods floods;

    SignInApi(SignIn signIn, SessionStarter sessions, Floods floods) {
        this.signIn = signIn;
        this.sessions = sessions;
        this.floods = floods;
    }

    record CodeRequest(@NotNull String phone) {}

    record Challenge(UUID challenge) {}

    record Redemption(
            @NotNull UUID challenge,
            @NotNull String phone,
            @NotNull String code) {}

    record Token(String token) {}

    @Operation(summary = "Send a one-time code to a phone")
    @PostMapping("/codes")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Challenge sendCode(@RequestBody @Validated CodeRequest body, HttpServletRequest request) {
        floods.check("sign-in-code", Floods.addressOf(request), Floods.Limit.perMinute(30));
        String address = Floods.addressOf(request);
        // A program keeps no mark; the limits of the phone and of the address hold for it.
        SignInCaller caller = new SignInCaller(address, "program:" + body.phone);
        return new Challenge(signIn.sendCode(body.phone, LocaleContextHolder.getLocale(), caller));
    }

    @Operation(summary = "Exchange a code for a token")
    @PostMapping
    Token redeem(@RequestBody @Validated Redemption body, HttpServletRequest request, HttpServletResponse response) {
        floods.check("sign-in", Floods.addressOf(request), Floods.Limit.perMinute(60));
        return new Token(sessions.start(signIn.redeem(body.challenge, body.phone, body.code), request, response));
    }

    @Operation(summary = "End the session of this token")
    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void signOut(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
    }
}
