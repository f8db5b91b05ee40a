package org.cityplus.files;

import java.util.List;
import java.util.UUID;

/**
 * A scanner found malware in a file; nobody gets it from now on.
 *
 * @param holders the records that need the file, as in {@link Claims}
 */
public record FileQuarantined(FileId file, UUID subject, List<String> holders) {}
