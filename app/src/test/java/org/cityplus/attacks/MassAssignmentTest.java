package org.cityplus.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cityplus.access.Endpoint;
import org.cityplus.testing.OwnDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Fields nobody asked for, at every form and every JSON write; afterwards no row of the whole database holds any. */
@OwnDatabase
class MassAssignmentTest extends AttackScene {
    private static final List<String> NAMES = List.of(
            "id",
            "role",
            "roles",
            "stage",
            "state",
            "turn",
            "subject",
            "applicant",
            "resident",
            "owner",
            "actor",
            "payer",
            "clerk",
            "filer",
            "agencyId",
            "synthetic",
            "active",
            "isStaff",
            "paidAt",
            "amount",
            "amountFen",
            "fee",
            "createdAt",
            "at",
            "sequence",
            "version",
            "promisedOn",
            "held",
            "class.module.classLoader.resources",
            "profile.name",
            "_method",
            "password_hash");

    private final String planted = UUID.randomUUID().toString();

    /** Rows that hold the planted id anywhere, whatever the table. */
    private List<String> rowsWithIt() {
        List<String> found = new ArrayList<>();
        jdbc.sql("""
                select quote_ident(schemaname) || '.' || quote_ident(tablename) from pg_tables
                 where schemaname not in ('pg_catalog', 'information_schema')
                """).query(String.class).list().forEach(table -> {
            long rows = count("select count(*) from " + table + " t where t::text like '%" + planted + "%'");
            if (rows > 0) {
                found.add(table + ": " + rows);
            }
        });
        return found;
    }

    private Map<String, Long> rowsPerTable() {
        Map<String, Long> rows = new LinkedHashMap<>();
        for (String table :
                List.of("identity.staff_role", "identity.staff", "cases.case_row", "payments.payment_order")) {
            rows.put(table, count("select count(*) from " + table));
        }
        return rows;
    }

    @Test
    void nothingNobodyAskedForIsBound() {
        Map<String, Long> before = rowsPerTable();
        long roles = count("select count(*) from identity.staff_role");
        for (Endpoint endpoint : endpoints()) {
            if (endpoint.method().equals(HttpMethod.GET) || endpoint.path().startsWith("/sign-out")) {
                continue;
            }
            String with;
            String without = path(endpoint, records);
            if (endpoint.body() != null) {
                ObjectNode body = (ObjectNode) JsonMapper.shared().readTree(endpoint.body());
                List<String> known = fieldsOf(endpoint);
                NAMES.stream().filter(name -> !known.contains(name)).forEach(name -> body.put(name, planted));
                with = body.toString();
                int bare = sent(request(endpoint, rightful(endpoint), without))
                        .getResponse()
                        .getStatus();
                int full = sent(request(endpoint.method(), rightful(endpoint), without, with))
                        .getResponse()
                        .getStatus();
                assertThat(full).as(endpoint + " with more").isLessThan(500);
                if (bare >= 400) {
                    assertThat(full).as(endpoint + " with more").isGreaterThanOrEqualTo(400);
                }
            } else {
                List<String> known = parametersOf(endpoint);
                int full = sent(form(
                                endpoint,
                                request -> NAMES.stream()
                                        .filter(name -> !known.contains(name))
                                        .forEach(name -> request.param(name, planted))))
                        .getResponse()
                        .getStatus();
                assertThat(full).as(endpoint + " with more").isLessThan(500);
            }
        }
        assertThat(rowsWithIt()).isEmpty();
        assertThat(count("select count(*) from identity.staff_role")).isEqualTo(roles);
        assertThat(rowsPerTable().get("identity.staff")).isEqualTo(before.get("identity.staff"));
        assertThat(count("select count(*) from identity.resident where id = ? and synthetic", owner.id()))
                .isZero();
    }

    /** With teeth: what is bound is found. */
    @Test
    void whatIsBoundIsFound() {
        jdbc.sql("insert into cases.slot (office, kind, starts_at) values (?, 'visit', now())")
                .param("x" + planted)
                .update();
        assertThat(rowsWithIt()).containsExactly("cases.slot: 1");
        jdbc.sql("delete from cases.slot where office = ?").param("x" + planted).update();
    }
}
