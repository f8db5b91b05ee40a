@NullMarked
package org.cityplus;

import org.jspecify.annotations.NullMarked;
