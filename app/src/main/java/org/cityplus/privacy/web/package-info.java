@NullMarked
package org.cityplus.privacy.web;

import org.jspecify.annotations.NullMarked;
