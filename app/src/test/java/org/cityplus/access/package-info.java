/** Who may use which address. */
@NullMarked
package org.cityplus.access;

import org.jspecify.annotations.NullMarked;
