/** Receipts and letters as files: typeset as PDF from the same words the page shows. */
@NullMarked
package org.cityplus.cases.letter;

import org.jspecify.annotations.NullMarked;
