package org.cityplus.cases.desk;

import java.util.List;
import org.cityplus.identity.Officer;
import org.cityplus.kernel.FieldError;
import org.cityplus.kernel.Message;
import org.cityplus.kernel.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** An officer's own names for parts of the queue. */
@Component
public class SavedViews {
    private static final int LONGEST_NAME = 20;
    private static final int MOST = 12;

    private final JdbcClient jdbc;

    SavedViews(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param query what follows {@code /desk}, such as {@code ?view=late} */
    public record Saved(String name, String query) {}

    public List<Saved> list(Officer officer) {
        return jdbc.sql("select name, query from cases.saved_view where officer = ? order by name")
                .param(officer.id())
                .query((row, n) -> new Saved(row.getString("name"), row.getString("query")))
                .list();
    }

    /** Keeps it under the name; the same name again is changed. */
    @Transactional
    public void save(Officer officer, String typedName, View view, String service) {
        String name = typedName.strip();
        if (name.isEmpty() || name.codePointCount(0, name.length()) > LONGEST_NAME) {
            Message message = Message.of("desk.saved.name", LONGEST_NAME);
            throw new Refusal(Refusal.Kind.INVALID, message, List.of(new FieldError("name", message)));
        }
        String query = "?view=" + view.word() + (service.isEmpty() ? "" : "&service=" + service);
        int saved = jdbc.sql("""
                insert into cases.saved_view (officer, name, query)
                select :officer, :name, :query
                 where (select count(*) from cases.saved_view where officer = :officer and name <> :name) < :most
                on conflict (officer, name) do update set query = excluded.query
                """)
                .param("officer", officer.id())
                .param("name", name)
                .param("query", query)
                .param("most", MOST)
                .update();
        if (saved == 0) {
            Message message = Message.of("desk.saved.most", MOST);
            throw new Refusal(Refusal.Kind.CONFLICT, message, List.of(new FieldError("name", message)));
        }
    }

    @Transactional
    public void remove(Officer officer, String name) {
        jdbc.sql("delete from cases.saved_view where officer = ? and name = ?")
                .params(officer.id(), name)
                .update();
    }
}
