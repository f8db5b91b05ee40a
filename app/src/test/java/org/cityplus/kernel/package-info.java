@NullMarked
package org.cityplus.kernel;

import org.jspecify.annotations.NullMarked;
