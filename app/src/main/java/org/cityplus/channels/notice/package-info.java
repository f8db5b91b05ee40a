/** What channels itself tells residents of: events of modules below it. */
@NullMarked
package org.cityplus.channels.notice;

import org.jspecify.annotations.NullMarked;
