/** Journeys through the whole city: the packaged app, its own PostgreSQL, a real browser. */
@NullMarked
package org.cityplus.acceptance;

import org.jspecify.annotations.NullMarked;
