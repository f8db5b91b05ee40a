/** What somebody hostile would try, over all addresses there are. */
@NullMarked
package org.cityplus.attacks;

import org.jspecify.annotations.NullMarked;
