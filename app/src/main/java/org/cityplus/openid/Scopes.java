package org.cityplus.openid;

import java.util.List;

/** What a program may ask for (OpenID Connect Core 1.0, section 5.4); nothing of a case, a bill or a health record. */
public final class Scopes {
    public static final String OPENID = "openid";
    public static final String PROFILE = "profile";
    public static final String PHONE = "phone";

    public static final List<String> ALL = List.of(OPENID, PROFILE, PHONE);

    private Scopes() {}
}
