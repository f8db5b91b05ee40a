/** What must hold of all code, and code that breaks it. */
@NullMarked
package org.cityplus.architecture;

import org.jspecify.annotations.NullMarked;
