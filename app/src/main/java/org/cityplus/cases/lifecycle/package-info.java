/** The life of a case: its actions, the states they lead to, and the book they are kept in. */
@NullMarked
package org.cityplus.cases.lifecycle;

import org.jspecify.annotations.NullMarked;
