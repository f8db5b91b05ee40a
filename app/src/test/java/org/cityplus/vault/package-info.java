@NullMarked
package org.cityplus.vault;

import org.jspecify.annotations.NullMarked;
