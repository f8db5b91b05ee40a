package org.cityplus.cases.desk;

/** What an officer makes of a case. */
public sealed interface Decision {
    record Grant() implements Decision {}

    /** @param ground id of one of the service's refusal grounds */
    record Refuse(String ground, String reason) implements Decision {}
}
