/**
 * The city pack: everything that makes the program this city's. Districts, agencies, offices, working days, tariffs,
 * texts and demonstration people, read once at start-up from one folder and refused when anything in it is wrong.
 */
@NullMarked
@ApplicationModule(
        displayName = "City pack",
        allowedDependencies = {"kernel"})
package org.cityplus.city;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
