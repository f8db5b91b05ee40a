@NullMarked
package org.cityplus.cases.desk.web;

import org.jspecify.annotations.NullMarked;
