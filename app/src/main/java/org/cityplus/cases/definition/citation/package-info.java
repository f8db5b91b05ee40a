/** Citations of law as definitions write them, said in English as far as the city's table of laws knows how. */
@NullMarked
package org.cityplus.cases.definition.citation;

import org.jspecify.annotations.NullMarked;
