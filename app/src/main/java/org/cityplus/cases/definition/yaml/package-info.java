/** YAML as people write definitions in it: bounded, without tricks, every part with its place in the file. */
@NullMarked
package org.cityplus.cases.definition.yaml;

import org.jspecify.annotations.NullMarked;
