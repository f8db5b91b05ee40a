@NullMarked
package org.cityplus.channels;

import org.jspecify.annotations.NullMarked;
