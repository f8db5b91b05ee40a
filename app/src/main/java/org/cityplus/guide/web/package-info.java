@NullMarked
package org.cityplus.guide.web;

import org.jspecify.annotations.NullMarked;
