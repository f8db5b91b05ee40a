package org.cityplus.cases;

import java.util.UUID;

/** Names one case; people see its number instead. */
public record CaseId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
