/** The officer's desk as pages and as an HTTP API. */
@NullMarked
package org.cityplus.cases.desk.web;

import org.jspecify.annotations.NullMarked;
