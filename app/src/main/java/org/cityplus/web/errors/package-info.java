/** Every failure as a page, a strip or a problem detail: what failed, what is kept, what to do. */
@NullMarked
package org.cityplus.web.errors;

import org.jspecify.annotations.NullMarked;
