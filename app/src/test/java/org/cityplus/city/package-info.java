@NullMarked
package org.cityplus.city;

import org.jspecify.annotations.NullMarked;
