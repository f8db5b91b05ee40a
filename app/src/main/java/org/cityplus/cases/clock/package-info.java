/** Terms that law and city set, counted: plain values in, plain values out, nothing asked of the machine. */
@NullMarked
package org.cityplus.cases.clock;

import org.jspecify.annotations.NullMarked;
