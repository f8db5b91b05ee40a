package org.cityplus.files;

import java.time.Instant;
import java.util.UUID;

/**
 * What is known of a file without opening it.
 *
 * @param subject the person it belongs to, whose key seals it
 * @param kind what it is for, such as {@code passport-photo}; decides how long it is kept
 * @param bytes length of the content, unsealed
 */
public record StoredFile(FileId id, UUID subject, String kind, String mediaType, long bytes, Instant storedAt) {}
