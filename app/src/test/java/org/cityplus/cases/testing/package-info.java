/** Cases for tests to begin with. */
@NullMarked
package org.cityplus.cases.testing;

import org.jspecify.annotations.NullMarked;
