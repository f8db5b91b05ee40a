package org.cityplus.identity;

import java.io.Serializable;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.cityplus.city.AgencyId;
import org.cityplus.kernel.LocalizedText;
import org.cityplus.web.Live;
import org.cityplus.web.Viewer;
import org.springframework.security.core.AuthenticatedPrincipal;

/** A signed-in member of an agency's staff. Session content: plain strings, so that old sessions outlive new code. */
public record Officer(UUID id, String displayName, String agencyId, String agencyZh, String agencyEn)
        implements Viewer, AuthenticatedPrincipal, Serializable {
    public AgencyId agency() {
        return new AgencyId(agencyId);
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
