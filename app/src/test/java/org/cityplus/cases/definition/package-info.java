@NullMarked
package org.cityplus.cases.definition;

import org.jspecify.annotations.NullMarked;
