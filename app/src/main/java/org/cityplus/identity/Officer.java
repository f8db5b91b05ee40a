package org.cityplus.identity;

import java.io.Serializable;
import java.util.UUID;
import org.cityplus.city.AgencyId;
import org.cityplus.web.Viewer;
import org.springframework.security.core.AuthenticatedPrincipal;

/** A signed-in member of an agency's staff. */
public record Officer(UUID id, String displayName, String agencyId)
        implements Viewer, AuthenticatedPrincipal, Serializable {
    public AgencyId agency() {
        return new AgencyId(agencyId);
    }

    @Override
    public boolean isStaff() {
        return true;
    }

    @Override
    public String getName() {
        return id.toString();
    }
}
