/** The shell every page lives in: layout, texts, errors, preferences, request ids. No rule of any capability. */
@NullMarked
@ApplicationModule(
        displayName = "Web shell",
        allowedDependencies = {"kernel", "city", "vault"})
package org.cityplus.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
