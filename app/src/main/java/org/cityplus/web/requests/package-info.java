/** What every request passes: its id, the access log, the flood limit. */
@NullMarked
package org.cityplus.web.requests;

import org.jspecify.annotations.NullMarked;
