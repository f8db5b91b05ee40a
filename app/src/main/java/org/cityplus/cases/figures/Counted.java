package org.cityplus.cases.figures;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cityplus.cases.CaseId;
import org.cityplus.cases.lifecycle.CaseRow;
import org.cityplus.cases.lifecycle.Counting;
import org.cityplus.cases.lifecycle.RecordedAction;
import org.cityplus.city.AgencyId;
import org.cityplus.city.City;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Writes down what counts, for each case on rows of its own: whoever acts waits for nobody who acts on another case. */
@Component
class Counted implements Counting {
    private final JdbcClient jdbc;
    private final City city;

    Counted(JdbcClient jdbc, City city) {
        this.jdbc = jdbc;
        this.city = city;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void count(CaseRow row, List<RecordedAction> before, RecordedAction now) {
        List<RecordedAction> actions = new ArrayList<>(before);
        actions.add(now);
        tallies(row, actions).stream()
                .filter(tally -> tally.sequence() == now.sequence())
                .forEach(tally -> write(row.id(), tally, 1));
    }

    /**
     * Counts a case again from all its actions, and writes what differs from what was counted.
     *
     * @param row the case, held until the transaction ends
     * @return how many lines were wrong
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public int recount(CaseRow row, List<RecordedAction> actions) {
        Map<Tally, Integer> wrong = new HashMap<>();
        tallies(row, actions).forEach(tally -> wrong.merge(tally, 1, Integer::sum));
        list(row.id()).forEach(line -> wrong.merge(line.tally, -line.amount, Integer::sum));
        wrong.values().removeIf(amount -> amount == 0);
        wrong.forEach((tally, amount) -> write(row.id(), tally, amount));
        return wrong.size();
    }

    private List<Tally> tallies(CaseRow row, List<RecordedAction> actions) {
        return Tallies.of(row.agency(), row.service(), actions, city.zone(), city.calendar()::isWorkingDay);
    }

    private record Line(Tally tally, int amount) {}

    private List<Line> list(CaseId id) {
        return jdbc.sql("""
                select sequence, day, agency, service, measure, part, amount from cases.tally where case_id = ?
                """)
                .param(id.value())
                .query((row, n) -> new Line(
                        new Tally(
                                row.getInt("sequence"),
                                row.getObject("day", LocalDate.class),
                                new AgencyId(row.getString("agency")),
                                row.getString("service"),
                                Measure.valueOf(row.getString("measure")),
                                row.getString("part")),
                        row.getInt("amount")))
                .list();
    }

    private void write(CaseId id, Tally tally, int amount) {
        jdbc.sql("""
                insert into cases.tally (case_id, sequence, day, agency, service, measure, part, amount)
                values (:case, :sequence, :day, :agency, :service, :measure, :part, :amount)
                """)
                .param("case", id.value())
                .param("sequence", tally.sequence())
                .param("day", tally.day())
                .param("agency", tally.agency().value())
                .param("service", tally.service())
                .param("measure", tally.measure().name())
                .param("part", tally.part())
                .param("amount", amount)
                .update();
    }
}
