@NullMarked
package org.cityplus.privacy.rights;

import org.jspecify.annotations.NullMarked;
