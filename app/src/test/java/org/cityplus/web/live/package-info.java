@NullMarked
package org.cityplus.web.live;

import org.jspecify.annotations.NullMarked;
