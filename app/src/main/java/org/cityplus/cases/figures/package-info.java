/** How much there is to do and how it goes: what happens to cases is counted as it happens, added up by day and month, and shown. */
@NullMarked
package org.cityplus.cases.figures;

import org.jspecify.annotations.NullMarked;
