package org.cityplus.privacy.rights;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.cityplus.kernel.PersonalData;
import org.cityplus.privacy.Declarations;
import org.cityplus.privacy.Declared;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Every table answers to somebody: to the module that tells, hands out and erases, or to a reason why it need not. */
class CoverageTest extends PrivacyTest {
    /** Tables about no resident, or where being erased means something else. */
    private static final Map<String, String> ARGUED = Map.ofEntries(
            Map.entry("audit.leaf", "which entry is which leaf: numbers"),
            Map.entry("audit.node", "hashes of sealed rows"),
            Map.entry("audit.checkpoint", "signed states"),
            Map.entry("cases.definition", "what a service says, which is public"),
            Map.entry("cases.forgotten", "ids of cases that are gone, when and by which rule"),
            Map.entry("cases.slot", "times that claims queue at, not who comes"),
            Map.entry("cases.relation", "keyed digests of what an officer declared; nobody can read whom"),
            Map.entry("cases.saved_view", "an officer's own names for parts of the queue"),
            Map.entry("events.event_publication", "ids, gone when every listener has done its part"),
            Map.entry("identity.staff", "members of staff, not residents"),
            Map.entry("identity.staff_role", "members of staff, not residents"),
            Map.entry("identity.staff_recovery_code", "members of staff, not residents"),
            Map.entry("identity.staff_proposal", "members of staff, not residents"),
            Map.entry("identity.staff_link", "members of staff, not residents"),
            Map.entry("identity.staff_challenge", "members of staff, not residents"),
            Map.entry("identity.staff_tries", "members of staff, not residents"),
            Map.entry("identity.staff_passkey", "members of staff, not residents"),
            Map.entry("identity.staff_sign_in", "members of staff, not residents"),
            Map.entry("oversight.declared", "members of staff, as digests"),
            Map.entry("oversight.day_of_looks", "members of staff: numbers per day"),
            Map.entry("oversight.place", "how far the log has been read"),
            Map.entry("files.home", "where bytes are kept"),
            Map.entry("city.edition", "the city"),
            Map.entry("city.agency", "the city"),
            Map.entry("city.office", "the city"),
            Map.entry("city.year", "the city"),
            Map.entry("city.day", "the city"),
            Map.entry("city.text", "the city"),
            Map.entry("city.switch", "the city"),
            Map.entry("city.proposal", "the city"),
            Map.entry("openid.relying_party", "programs"),
            Map.entry("openid.signing_key", "keys of the city"),
            Map.entry("vault.master_key", "keys of the city"),
            Map.entry("vault.wrapping_key", "keys of the city"),
            Map.entry("vault.digest_secret", "keys of the city"),
            Map.entry(
                    "vault.subject_key",
                    "destroyed by the job itself; the empty row keeps the id from getting another"));

    @Autowired
    List<PersonalData> parts;

    @Autowired
    Declarations declarations;

    private Set<String> covered() {
        return parts.stream().flatMap(part -> part.tables().stream()).collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> tables() {
        return new TreeSet<>(jdbc.sql("""
                select table_schema || '.' || table_name from information_schema.tables
                 where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema', 'public')
                   and table_name not like 'flyway%'
                """).query(String.class).list());
    }

    @Test
    void everyTableIsCoveredOrArguedFor() {
        Set<String> open = tables();
        open.removeAll(covered());
        open.removeAll(ARGUED.keySet());
        assertThat(open)
                .as("tables nobody answers for: name them in a PersonalData")
                .isEmpty();
    }

    @Test
    void nobodyAnswersForATableThatIsNotThereOrThatAnotherHas() {
        assertThat(tables()).containsAll(covered()).containsAll(ARGUED.keySet());
        assertThat(covered()).doesNotContainAnyElementsOf(ARGUED.keySet());
        assertThat(parts.stream().flatMap(part -> part.tables().stream())).doesNotHaveDuplicates();
    }

    /** A violator: a new table with a resident's id is noticed. */
    @Test
    void aNewTableIsNoticed() {
        jdbc.sql("create table privacy.forgotten (resident uuid)").update();
        try {
            Set<String> open = tables();
            open.removeAll(covered());
            open.removeAll(ARGUED.keySet());
            assertThat(open).containsExactly("privacy.forgotten");
        } finally {
            jdbc.sql("drop table privacy.forgotten").update();
        }
    }

    @Test
    void everyKindThatIsHeldIsDeclaredAndEveryDeclaredOneIsHeldBySomebody() {
        Leaver.Life life = leaver.decided();
        Set<String> held = parts.stream()
                .flatMap(part -> part.held(life.resident().id()).stream())
                .map(PersonalData.Held::kind)
                .collect(Collectors.toSet());
        assertThat(declarations.list().stream().map(Declared::id)).containsExactlyInAnyOrderElementsOf(held);
    }
}
