/** Help for tests of every module: a real database, a running city. */
@NullMarked
package org.cityplus.testing;

import org.jspecify.annotations.NullMarked;
