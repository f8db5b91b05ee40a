@NullMarked
package org.cityplus.cases.web;

import org.jspecify.annotations.NullMarked;
