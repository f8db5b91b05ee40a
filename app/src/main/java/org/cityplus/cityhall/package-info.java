/**
 * The city hall: where system administrators change agencies, offices, the calendar, texts and switches while the city
 * runs. Every change says why, is refused while somebody would suffer from it unasked, and is on record.
 */
@NullMarked
@ApplicationModule(
        displayName = "City hall",
        allowedDependencies = {"kernel", "city", "audit", "identity", "web"})
package org.cityplus.cityhall;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
