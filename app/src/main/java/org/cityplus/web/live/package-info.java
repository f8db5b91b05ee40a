/** Wake-ups to open pages, from any node to any node. */
@NullMarked
package org.cityplus.web.live;

import org.jspecify.annotations.NullMarked;
