/** Conditions in definitions, in CEL: typed, bounded, blind to everything but the form and two facts of the applicant. */
@NullMarked
package org.cityplus.cases.definition.expression;

import org.jspecify.annotations.NullMarked;
