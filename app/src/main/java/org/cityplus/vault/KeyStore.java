package org.cityplus.vault;

/**
 * Holds master keys and never shows one: a folder of key files, or a key management service. Other keys go in to be
 * wrapped and come out unwrapped.
 */
public interface KeyStore {
    /** Makes a master key called {@code id}, durable when this returns; one that is there already stays as it is. */
    void create(String id);

    /** {@code key} under master key {@code id}, bound to {@code context}. */
    byte[] wrap(String id, byte[] key, byte[] context);

    /**
     * @throws SealBroken when it was not wrapped by this master key in this context
     * @throws MasterKeyMissing when there is no such master key here
     */
    byte[] unwrap(String id, byte[] wrapped, byte[] context);
}
