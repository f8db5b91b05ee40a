package org.cityplus.oversight.look;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.cityplus.kernel.PersonalData;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which looks at a person were examined. What was said of them is sealed under that person's key and goes with it. */
@Component
class LookData implements PersonalData {
    private static final String EXAMINED = "examined-looks";

    private final JdbcClient jdbc;

    LookData(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<String> tables() {
        return Set.of(
                "oversight.trail",
                "oversight.flag",
                "oversight.flag_look",
                "oversight.step",
                "oversight.protected_person");
    }

    @Override
    public List<Held> held(UUID person) {
        return List.of(new Held(EXAMINED, list(person).size()));
    }

    private record Examined(LocalDate day, String state) {}

    private List<Examined> list(UUID person) {
        return jdbc.sql("select day, state from oversight.flag where subject = ? order by day")
                .param(person)
                .query((row, n) -> new Examined(row.getObject("day", LocalDate.class), row.getString("state")))
                .list();
    }

    @Override
    public void export(UUID person, Takeout takeout) {
        takeout.data(EXAMINED, list(person));
    }

    @Override
    public void erase(UUID person) {
        jdbc.sql("delete from oversight.protected_person where person = ?")
                .param(person)
                .update();
    }
}
