package org.cityplus.identity;

import java.util.List;
import org.cityplus.web.Viewer;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** What Spring Security is told of a viewer. */
public final class Authorities {
    private Authorities() {}

    public static List<GrantedAuthority> of(Viewer viewer) {
        return viewer.roles().stream()
                .sorted()
                .<GrantedAuthority>map(role -> new SimpleGrantedAuthority("ROLE_" + role))
                .toList();
    }
}
