/** Pages and HTTP API of the module. */
@NullMarked
package org.cityplus.cases.web;

import org.jspecify.annotations.NullMarked;
