package org.cityplus.cases.lifecycle;

import java.util.UUID;
import org.cityplus.cases.form.Acting;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** In whose name somebody acts on a case: their own, or that of whom they represent. */
@Component
public class Signatures {
    private final Acting acting;

    Signatures(Acting acting) {
        this.acting = acting;
    }

    /** Who files for {@code applicant}; null when they do it themselves. */
    @Nullable
    Filer filer(UUID viewer, UUID applicant, String service) {
        if (viewer.equals(applicant)) {
            return null;
        }
        Filer.As as = switch (acting.getMandate(viewer, applicant, service).kind()) {
            case GUARDIAN -> Filer.As.GUARDIAN;
            case CARE -> Filer.As.CARE;
        };
        return new Filer(viewer, as, acting.name(viewer));
    }

    Actor actor(UUID viewer, CaseRow row) {
        @Nullable Filer filer = filer(viewer, row.applicant(), row.service());
        return filer == null ? Actor.applicant(viewer) : Actor.of(filer);
    }
}
