/** The shell alone, with pages to look at. Outside the city's own packages, or its tests would start this too. */
@NullMarked
package gallery;

import org.jspecify.annotations.NullMarked;
