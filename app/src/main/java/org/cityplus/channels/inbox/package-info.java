/** A resident's notifications at rest: sealed, in order, read or not. */
@NullMarked
package org.cityplus.channels.inbox;

import org.jspecify.annotations.NullMarked;
