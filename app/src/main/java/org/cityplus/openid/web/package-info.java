@NullMarked
package org.cityplus.openid.web;

import org.jspecify.annotations.NullMarked;
