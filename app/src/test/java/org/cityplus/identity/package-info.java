@NullMarked
package org.cityplus.identity;

import org.jspecify.annotations.NullMarked;
