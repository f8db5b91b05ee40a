/** The Merkle log over the trail: appended to beside the requests, signed daily, checked by anyone. */
@NullMarked
package org.cityplus.audit.log;

import org.jspecify.annotations.NullMarked;
