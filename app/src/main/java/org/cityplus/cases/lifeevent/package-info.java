/** Life events as people go through them: several services' drafts filled in as one form, sent together, followed together. */
@NullMarked
package org.cityplus.cases.lifeevent;

import org.jspecify.annotations.NullMarked;
