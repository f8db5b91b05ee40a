/** What applicants and desks are told of a case. */
@NullMarked
package org.cityplus.cases.notice;

import org.jspecify.annotations.NullMarked;
