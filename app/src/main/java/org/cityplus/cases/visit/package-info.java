/** Visits to an office: slots by opening hours, never more people than counters. */
@NullMarked
package org.cityplus.cases.visit;

import org.jspecify.annotations.NullMarked;
