@NullMarked
package org.cityplus.web.texts;

import org.jspecify.annotations.NullMarked;
