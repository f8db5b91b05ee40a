/** Files a browser keeps: style, script, icons, each under a name that holds its content's hash. */
@NullMarked
package org.cityplus.web.assets;

import org.jspecify.annotations.NullMarked;
