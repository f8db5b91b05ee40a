package org.cityplus.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.cityplus.cases.figures.FigureBook;
import org.cityplus.cases.figures.Measure;
import org.cityplus.cases.figures.Recount;
import org.cityplus.cases.lifecycle.CaseFile;
import org.cityplus.cases.lifecycle.CaseState;
import org.cityplus.cases.lifecycle.Deadline;
import org.cityplus.cases.lifecycle.Stage;
import org.cityplus.testing.UpgradedFrom;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.util.ReflectionTestUtils;

/** Before refusals became final and anything was counted. Its money and rights are as in the next release, and are read there. */
@UpgradedFrom("2026-11-26")
class UpgradeFrom20261126Test extends EngineUpgradeStory {
    @Autowired
    Recount recount;

    @Autowired
    FigureBook figures;

    UpgradeFrom20261126Test() {
        super("2026-11-26");
    }

    /** The fee of a refusal went back when it took effect: it need not become final for that. */
    @Override
    Map<Deadline.Kind, Instant> awaited(CaseFile file, LocalDate today) {
        return file.stage() == Stage.REFUSED ? Map.of() : super.awaited(file, today);
    }

    @Test
    @Order(3)
    void aRefusalWhoseFeeWentBackAtOnceStands() {
        assertThat(state("refunded")).isEqualTo(new CaseState.Refused("fraud", GoldenCases.REASON));
    }

    @Test
    @Order(2)
    void casesOfBeforeThereWereFiguresAreCounted() {
        ReflectionTestUtils.invokeMethod(recount, "keepUp");
        assertThat(figures.list(GoldenYearsAgo.NOW).stream()
                        .filter(line -> line.measure() == Measure.RECEIVED)
                        .mapToLong(FigureBook.Line::amount)
                        .sum())
                .isEqualTo(count("select count(*) from cases.case_row"));
    }
}
