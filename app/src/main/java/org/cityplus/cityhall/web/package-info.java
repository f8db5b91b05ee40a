/** The city hall's pages and HTTP interface, over one service. */
@NullMarked
package org.cityplus.cityhall.web;

import org.jspecify.annotations.NullMarked;
