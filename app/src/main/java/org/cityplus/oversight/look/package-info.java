/** Looks that are not as usual: found by named policies, explained by who looked, judged by who may. */
@NullMarked
package org.cityplus.oversight.look;

import org.jspecify.annotations.NullMarked;
