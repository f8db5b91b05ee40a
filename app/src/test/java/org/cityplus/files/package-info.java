@NullMarked
package org.cityplus.files;

import org.jspecify.annotations.NullMarked;
