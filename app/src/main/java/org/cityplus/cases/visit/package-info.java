/** Visits to an office: slots by opening hours, never more people than counters, in all and of each kind. */
@NullMarked
package org.cityplus.cases.visit;

import org.jspecify.annotations.NullMarked;
