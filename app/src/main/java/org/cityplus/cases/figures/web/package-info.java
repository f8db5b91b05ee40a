/** Figures at the desk, and the city's figures for everybody. */
@NullMarked
package org.cityplus.cases.figures.web;

import org.jspecify.annotations.NullMarked;
