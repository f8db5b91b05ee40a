/** How a template becomes an answer: the reader's page, views, preferences, the installable app. */
@NullMarked
package org.cityplus.web.pages;

import org.jspecify.annotations.NullMarked;
