@NullMarked
package org.cityplus.audit.web;

import org.jspecify.annotations.NullMarked;
