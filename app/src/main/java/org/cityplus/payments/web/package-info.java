@NullMarked
package org.cityplus.payments.web;

import org.jspecify.annotations.NullMarked;
