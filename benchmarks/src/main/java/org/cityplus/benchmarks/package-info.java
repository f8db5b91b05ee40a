/** Measurements, each with its expected file; {@code ./cityplus bench NAME} runs one. */
@NullMarked
package org.cityplus.benchmarks;

import org.jspecify.annotations.NullMarked;
