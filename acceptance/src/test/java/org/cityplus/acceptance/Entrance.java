package org.cityplus.acceptance;

import java.net.URI;

/** Where people and programs come in: a city of one node, or the balancer before several. */
interface Entrance {
    /** The address of a page, such as {@code /services}. */
    URI address(String path);
}
