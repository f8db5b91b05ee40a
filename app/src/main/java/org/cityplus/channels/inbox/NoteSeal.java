package org.cityplus.channels.inbox;

import java.util.UUID;
import org.cityplus.channels.Note;
import org.cityplus.vault.Vault;
import org.springframework.stereotype.Component;

/** Notes as they lie in the database: unreadable without the resident's key. */
@Component
public class NoteSeal {
    private final Vault vault;

    NoteSeal(Vault vault) {
        this.vault = vault;
    }

    public byte[] seal(UUID resident, Note note) {
        return vault.seal(resident, NoteJson.write(note));
    }

    Note open(UUID resident, byte[] sealed) {
        return NoteJson.read(vault.openText(resident, sealed));
    }
}
