package org.cityplus.vault;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Master keys as files side by side: the first in the file of the setting, later ones named after it and their id. */
final class FileKeyStore implements KeyStore {
    static final String FIRST = "1";

    private final Path first;
    private final Suite suite;
    private final Map<String, MasterKey> keys = new ConcurrentHashMap<>();

    FileKeyStore(Path first, Suite suite) {
        this.first = first;
        this.suite = suite;
    }

    Path file(String id) {
        return id.equals(FIRST) ? first : first.resolveSibling(first.getFileName() + "." + id);
    }

    @Override
    public void create(String id) {
        if (!Files.exists(file(id))) {
            MasterKey.create(file(id));
        }
    }

    @Override
    public byte[] wrap(String id, byte[] key, byte[] context) {
        return key(id).wrap(suite, key, context);
    }

    @Override
    public byte[] unwrap(String id, byte[] wrapped, byte[] context) {
        return key(id).unwrap(wrapped, context);
    }

    /** Read when first asked for, so that a key made by another node is found without a restart. */
    MasterKey key(String id) {
        return keys.computeIfAbsent(id, this::read);
    }

    private MasterKey read(String id) {
        Path file = file(id);
        if (!Files.exists(file)) {
            throw new MasterKeyMissing("This database was sealed with a master key that is not at " + file
                    + ". Bring the key file back from its backup, or set CITYPLUS_MASTER_KEY to where it is.");
        }
        return MasterKey.read(file);
    }
}
