/**
 * Administrative services: their definitions, what people apply for, and what officers decide. A case is its append-only
 * actions; everything else about it is folded from them.
 */
@NullMarked
@ApplicationModule(
        displayName = "Cases",
        allowedDependencies = {
            "kernel",
            "city",
            "web",
            "identity",
            "vault",
            "files",
            "payments",
            "channels",
            "audit",
            "oversight",
            "privacy"
        })
package org.cityplus.cases;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
