package org.cityplus.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A Spring test in whose city the {@code @Scheduled} rounds run by themselves. Without it they stand still, and a test
 * that is about a round calls it: a round that came just then would take work a test is looking at.
 */
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface RoundsRun {}
