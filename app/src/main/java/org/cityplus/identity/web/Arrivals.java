package org.cityplus.identity.web;

import java.util.Optional;
import java.util.UUID;
import org.cityplus.identity.AfterSignIn;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Where somebody goes who has just come in: on, unless a module has something to show them first. */
@Component
class Arrivals {
    private final ObjectProvider<AfterSignIn> first;

    Arrivals(ObjectProvider<AfterSignIn> first) {
        this.first = first;
    }

    String next(UUID resident, String wanted) {
        return first.orderedStream()
                .map(one -> one.pathFor(resident))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(wanted);
    }
}
