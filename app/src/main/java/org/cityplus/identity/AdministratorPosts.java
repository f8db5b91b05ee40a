package org.cityplus.identity;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The posts of the three administrators, and which acts about them take two people. */
@Component
class AdministratorPosts {
    private static final long LOCK = 0x63697479_6f666663L;

    private final JdbcClient jdbc;
    private final StaffDirectory directory;
    private final Clock clock;
    private final boolean demo;

    AdministratorPosts(
            JdbcClient jdbc, StaffDirectory directory, Clock clock, @Value("${cityplus.demo:false}") boolean demo) {
        this.jdbc = jdbc;
        this.directory = directory;
        this.clock = clock;
        this.demo = demo;
    }

    /** The administrators' roles an act touches: those the person holds, and the one that is given. */
    Set<Role> touchedBy(StaffAct act) {
        Set<Role> touched = directory.rolesOf(act.staff()).stream()
                .map(StaffDirectory.Held::role)
                .filter(Role::isAdministrator)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class)));
        if (act.kind().givesRole() && act.role() != null && act.role().isAdministrator()) {
            touched.add(act.role());
        }
        return touched;
    }

    /**
     * Whether another administrator is to confirm. A city begins with one: a post nobody who held it ever came into is filled
     * by one alone, with one person at a time.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean takeTwo(StaffAct act, Set<Role> touched) {
        if (touched.isEmpty()) {
            return false;
        }
        jdbc.sql("select pg_advisory_xact_lock(?)").param(LOCK).query().singleRow();
        return touched.stream().anyMatch(this::wasComeInto)
                || act.kind().givesRole() && touched.stream().anyMatch(role -> isGiven(role, act.staff()));
    }

    private boolean wasComeInto(Role role) {
        return jdbc.sql("""
                select exists (select from identity.staff_role r join identity.staff s on s.id = r.staff
                                where r.role = ? and (r.valid_until is null or r.valid_until > s.came_in_at)
                                  and s.came_in_at is not null and (not s.synthetic or ?))
                """).params(role.name(), demo).query(Boolean.class).single();
    }

    private boolean isGiven(Role role, UUID otherThan) {
        Timestamp now = Timestamp.from(clock.instant());
        return jdbc.sql("""
                select exists (select from identity.staff_role r join identity.staff s on s.id = r.staff
                                where r.role = ? and s.active and s.id <> ? and (not s.synthetic or ?)
                                  and r.valid_from <= ? and (r.valid_until is null or r.valid_until > ?))
                """)
                .params(role.name(), otherThan, demo, now, now)
                .query(Boolean.class)
                .single();
    }
}
