@NullMarked
package org.cityplus.cases.desk;

import org.jspecify.annotations.NullMarked;
