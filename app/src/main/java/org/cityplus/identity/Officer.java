package org.cityplus.identity;

import java.io.Serializable;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cityplus.city.AgencyId;
import org.cityplus.kernel.LocalizedText;
import org.cityplus.web.Live;
import org.cityplus.web.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.AuthenticatedPrincipal;

/** A signed-in member of an agency's staff. Session content: plain strings, so that old sessions outlive new code. */
public record Officer(
        UUID id,
        String displayName,
        String agencyId,
        String agencyZh,
        String agencyEn,
        @Nullable Set<String> held) implements Viewer, AuthenticatedPrincipal, Serializable {
    public static Officer of(UUID id, String name, AgencyId agency, LocalizedText agencyName, Set<Role> roles) {
        Set<String> held = roles.stream().map(Role::name).collect(Collectors.toUnmodifiableSet());
        return new Officer(id, name, agency.value(), agencyName.zh(), agencyName.en(), held);
    }

    public boolean has(Role role) {
        return roles().contains(role.name());
    }

    /** Sessions of before there were roles hold none; such a session opens nothing but the sign-out. */
    @Override
    public Set<String> roles() {
        Stream<String> more = held == null ? Stream.of() : held.stream();
        return Stream.concat(Stream.of("STAFF"), more).collect(Collectors.toUnmodifiableSet());
    }

    public AgencyId agency() {
        return new AgencyId(agencyId);
    }

    /** How an officer is shown to the person whose record it is. */
    public String signature() {
        return displayName + "·" + agencyZh;
    }

    @Override
    public boolean isStaff() {
        return true;
    }

    @Override
    public Optional<LocalizedText> workplace() {
        return Optional.of(new LocalizedText(agencyZh, agencyEn));
    }

    @Override
    public Set<String> liveStreams() {
        return Set.of(Live.agency(agencyId));
    }

    @Override
    public String getName() {
        return id.toString();
    }
}
