/** The officer's side: the queue of an agency, looking at a case, deciding it. */
@NullMarked
package org.cityplus.cases.desk;

import org.jspecify.annotations.NullMarked;
