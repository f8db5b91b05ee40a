@NullMarked
package org.cityplus.cases.lifecycle;

import org.jspecify.annotations.NullMarked;
