/** The form of a service: drafts saved as typed, answers, and what is wrong with them. */
@NullMarked
package org.cityplus.cases.form;

import org.jspecify.annotations.NullMarked;
