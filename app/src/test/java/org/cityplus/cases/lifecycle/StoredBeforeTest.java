package org.cityplus.cases.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Actions as releases before wrote them, without and with declared steps: they are read, and lead where they led then. */
class StoredBeforeTest {
    private final JsonMapper json = JsonMapper.builder().build();

    private Map<String, List<CaseAction>> stored() throws IOException {
        Map<String, List<CaseAction>> cases = new TreeMap<>();
        for (String line : Files.readAllLines(Path.of("src/test/resources/golden/case-actions-2026-11.txt"))) {
            String[] parts = line.split(" ", 2);
            cases.computeIfAbsent(parts[0], name -> new ArrayList<>()).add(json.readValue(parts[1], CaseAction.class));
        }
        return cases;
    }

    private CaseFile fold(String name) throws IOException {
        return Actions.fold(stored().getOrDefault(name, List.of()));
    }

    @Test
    void casesOfBeforeStandWhereTheyStood() throws IOException {
        Map<String, Stage> stages = new TreeMap<>();
        stored().forEach((name, actions) ->
                stages.put(name, Actions.fold(actions).stage()));
        assertThat(stages)
                .isEqualTo(Map.ofEntries(
                        Map.entry("unpaid", Stage.AWAITING_PAYMENT),
                        Map.entry("paid", Stage.AWAITING_VISIT),
                        Map.entry("booked", Stage.AWAITING_ATTENDANCE),
                        Map.entry("granted", Stage.GRANTED),
                        Map.entry("refused", Stage.REFUSED),
                        Map.entry("free", Stage.AWAITING_VISIT),
                        Map.entry("way-anew", Stage.AWAITING_DECISION),
                        Map.entry("way-anew-granted", Stage.AWAITING_DELIVERY),
                        Map.entry("way-changed", Stage.AWAITING_ISSUE),
                        Map.entry("way-declined", Stage.UPHELD),
                        Map.entry("way-extension-needless", Stage.AWAITING_DECISION),
                        Map.entry("way-refused", Stage.REFUSED),
                        Map.entry("way-returned", Stage.AWAITING_PAYMENT),
                        Map.entry("way-returned-and-come-again", Stage.UNDER_REVIEW),
                        Map.entry("way-returned-to-be-decided", Stage.AWAITING_VISIT),
                        Map.entry("way-more-asked", Stage.AWAITING_MORE),
                        Map.entry("way-more-asked-undated", Stage.AWAITING_MORE),
                        Map.entry("way-unpaid", Stage.AWAITING_PAYMENT),
                        Map.entry("way-unpaid-undated", Stage.AWAITING_PAYMENT),
                        Map.entry("way-undone", Stage.AWAITING_DECISION),
                        Map.entry("way-no-show", Stage.LAPSED),
                        Map.entry("way-handed-over", Stage.WITHDRAWN),
                        Map.entry("way-not-accepted", Stage.NOT_ACCEPTED),
                        Map.entry("way-delivered", Stage.DELIVERED)));
        CaseFile booked = fold("booked");
        assertThat(booked.promisedOn()).isEqualTo("2026-12-07");
        assertThat(booked.answers()).containsEntry("name", "陈雨桐");
    }

    @Test
    void whatWasToldIsKeptAndWhatWasDecidedIsOver() throws IOException {
        Timetable weekdays = new Timetable(
                ZoneId.of("Asia/Shanghai"), day -> day.getDayOfWeek().getValue() < 6);
        assertThat(weekdays.due(fold("way-unpaid"))).contains(LocalDate.of(2026, 12, 1));
        assertThat(weekdays.due(fold("way-more-asked"))).contains(LocalDate.of(2026, 12, 24));
        assertThat(fold("way-extension-needless").wanted()).isZero();
        assertThat(fold("way-undone").wanted()).isEqualTo(10);
        assertThat(fold("way-anew").isOpposed())
                .as("of the round that is set aside")
                .isFalse();
        assertThat(weekdays.of(fold("way-refused"), Actions.DAY)).containsOnlyKeys(Deadline.Kind.FINAL);
    }

    @Test
    void aCaseOfBeforeGoesOnAsCasesDoNow() {
        List<CaseAction> actions = new ArrayList<>(List.of(Actions.LODGED, Actions.PAID, Actions.BOOKED));
        actions.addAll(List.of(Actions.ATTENDED, Actions.GRANTS, Actions.TOOK_EFFECT));
        assertThat(Actions.fold(actions).stage()).isEqualTo(Stage.GRANTED);
    }
}
