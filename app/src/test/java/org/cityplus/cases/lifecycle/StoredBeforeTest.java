package org.cityplus.cases.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Actions as the release before services declared their steps wrote them: they are read, and lead where they led then. */
class StoredBeforeTest {
    private final JsonMapper json = JsonMapper.builder().build();

    @Test
    void casesOfBeforeStandWhereTheyStood() throws IOException {
        Map<String, List<CaseAction>> cases = new TreeMap<>();
        for (String line : Files.readAllLines(Path.of("src/test/resources/golden/case-actions-2026-11.txt"))) {
            String[] parts = line.split(" ", 2);
            cases.computeIfAbsent(parts[0], name -> new ArrayList<>()).add(json.readValue(parts[1], CaseAction.class));
        }
        Map<String, Stage> stages = new TreeMap<>();
        cases.forEach((name, actions) -> stages.put(name, Actions.fold(actions).stage()));
        assertThat(stages)
                .isEqualTo(Map.of(
                        "unpaid", Stage.AWAITING_PAYMENT,
                        "paid", Stage.AWAITING_VISIT,
                        "booked", Stage.AWAITING_ATTENDANCE,
                        "granted", Stage.GRANTED,
                        "refused", Stage.REFUSED,
                        "free", Stage.AWAITING_VISIT));
        CaseFile booked = Actions.fold(cases.getOrDefault("booked", List.of()));
        assertThat(booked.promisedOn()).isEqualTo("2026-12-07");
        assertThat(booked.answers()).containsEntry("name", "陈雨桐");
    }

    @Test
    void aCaseOfBeforeGoesOnAsCasesDoNow() {
        List<CaseAction> actions = new ArrayList<>(List.of(Actions.LODGED, Actions.PAID, Actions.BOOKED));
        actions.addAll(List.of(Actions.ATTENDED, Actions.GRANTS, Actions.TOOK_EFFECT));
        assertThat(Actions.fold(actions).stage()).isEqualTo(Stage.GRANTED);
    }
}
