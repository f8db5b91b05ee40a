@NullMarked
package org.cityplus.web;

import org.jspecify.annotations.NullMarked;
