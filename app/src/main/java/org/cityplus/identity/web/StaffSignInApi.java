package org.cityplus.identity.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.NotNull;
import org.cityplus.identity.CameFrom;
import org.cityplus.identity.Staff;
import org.cityplus.identity.StaffSignIns.Proof;
import org.cityplus.web.Floods;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.annotation.Validated;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Sign-in")
class StaffSignInApi {
    private final Staff staff;
    private final SessionStarter sessions;
    private final Floods floods;

    StaffSignInApi(Staff staff, SessionStarter sessions, Floods floods) {
        this.staff = staff;
        this.sessions = sessions;
        this.floods = floods;
    }

    /** @param code of the authenticator, or a recovery code; not asked of made-up people in a demonstration */
    record StaffSignIn(
            @NotNull String username,
            @NotNull String password,
            @Nullable String code) {}

    record StaffToken(String token) {}

    @Operation(summary = "Exchange a member of staff's name, password and code for a token")
    @PostMapping("/api/sign-in/staff")
    StaffToken signIn(
            @RequestBody @Validated StaffSignIn body, HttpServletRequest request, HttpServletResponse response) {
        String address = Floods.addressOf(request);
        floods.check("staff-sign-in", address, Floods.Limit.perMinute(20));
        floods.check("staff-sign-in", address + " " + body.username.strip(), Floods.Limit.perMinute(10));
        String code = body.code == null ? "" : body.code;
        return new StaffToken(sessions.start(
                staff.authenticate(body.username, body.password, code, new CameFrom(address)),
                code.isEmpty() ? Proof.PASSWORD : Proof.PASSWORD_AND_CODE,
                request,
                response));
    }
}
