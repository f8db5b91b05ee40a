@NullMarked
package org.cityplus.identity.web;

import org.jspecify.annotations.NullMarked;
