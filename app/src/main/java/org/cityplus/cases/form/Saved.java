package org.cityplus.cases.form;

import java.util.Map;

/**
 * A draft after a save.
 *
 * @param conflicts answers that were not taken because another device changed them since; what stands there now, by question
 */
public record Saved(Draft draft, Map<String, String> conflicts) {}
