/** The Messages tab and its HTTP API. */
@NullMarked
package org.cityplus.channels.web;

import org.jspecify.annotations.NullMarked;
