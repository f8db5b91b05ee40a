/** What the module keeps about people, told, handed out and erased; and what ends when a consent does. */
@NullMarked
package org.cityplus.cases.privacy;

import org.jspecify.annotations.NullMarked;
