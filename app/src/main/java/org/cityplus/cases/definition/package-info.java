/** What a service is: read from the city pack, never programmed. */
@NullMarked
package org.cityplus.cases.definition;

import org.jspecify.annotations.NullMarked;
