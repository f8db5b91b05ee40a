/** Where supervisors have cases kept longer than their time. */
@NullMarked
package org.cityplus.cases.privacy.web;

import org.jspecify.annotations.NullMarked;
