/** The {@code process:} of a service: which steps a case takes in which order, and the terms of each. */
@NullMarked
package org.cityplus.cases.definition.process;

import org.jspecify.annotations.NullMarked;
