/** The city's figures for everybody: of months that are over, told once, small numbers left out. */
@NullMarked
package org.cityplus.cases.figures.open;

import org.jspecify.annotations.NullMarked;
