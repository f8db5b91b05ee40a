/**
 * What a service is: read from the city pack, never programmed. A folder per version; what was used is kept in the database and stays
 * what it was.
 */
@NullMarked
package org.cityplus.cases.definition;

import org.jspecify.annotations.NullMarked;
