@NullMarked
package org.cityplus.oversight.web;

import org.jspecify.annotations.NullMarked;
