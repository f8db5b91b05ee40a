package org.cityplus.identity;

import java.util.List;
import java.util.stream.Stream;
import org.cityplus.web.Viewer;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** What Spring Security is told of a viewer who has just come in: the roles held, and by which proof, when. */
public final class Authorities {
    private Authorities() {}

    public static List<GrantedAuthority> of(Viewer viewer) {
        GrantedAuthority proof = FactorGrantedAuthority.fromAuthority(
                viewer.isStaff() ? FactorGrantedAuthority.PASSWORD_AUTHORITY : FactorGrantedAuthority.OTT_AUTHORITY);
        Stream<GrantedAuthority> roles =
                viewer.roles().stream().sorted().map(role -> new SimpleGrantedAuthority("ROLE_" + role));
        return Stream.concat(Stream.of(proof), roles).toList();
    }
}
