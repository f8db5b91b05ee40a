/** Texts in the reader's language, from the bundles of all modules. */
@NullMarked
package org.cityplus.web.texts;

import org.jspecify.annotations.NullMarked;
