package org.cityplus.audit;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.cityplus.kernel.PersonalData;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The trail about a person. It stays; what it says in words is under the person's key and goes with it. */
@Component
class AuditData implements PersonalData {
    private static final String AUDIT = "audit";
    private static final int PAGE = 1000;

    private final Audit audit;
    private final JdbcClient jdbc;

    AuditData(Audit audit, JdbcClient jdbc) {
        this.audit = audit;
        this.jdbc = jdbc;
    }

    @Override
    public Set<String> tables() {
        return Set.of("audit.entry");
    }

    @Override
    public List<Held> held(UUID person) {
        return List.of(new Held(
                AUDIT,
                jdbc.sql("select count(*) from audit.entry where subject = ?")
                        .param(person)
                        .query(Long.class)
                        .single()));
    }

    @Override
    public void export(UUID person, Takeout takeout) {
        List<Audit.Numbered> all = new java.util.ArrayList<>();
        List<Audit.Numbered> page = audit.listOf(person, Long.MAX_VALUE, PAGE);
        while (!page.isEmpty()) {
            all.addAll(page);
            page = audit.listOf(person, page.getLast().id(), PAGE);
        }
        takeout.data(AUDIT, all);
    }

    /** Nothing to do here: whoever destroys the key erases the words, and the log still verifies. */
    @Override
    public void erase(UUID person) {}
}
