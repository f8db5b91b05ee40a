package org.cityplus.cases.desk;

import java.time.Instant;
import java.util.UUID;
import org.cityplus.city.AgencyId;

/**
 * An officer took back that somebody is close to them.
 *
 * @param signature of the officer, as people are shown it
 * @param digest of that person's number, keyed
 */
public record RelationTakenBack(UUID officer, String signature, AgencyId agency, String digest, Instant at) {}
