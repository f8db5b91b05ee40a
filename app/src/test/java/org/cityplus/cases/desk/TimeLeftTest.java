package org.cityplus.cases.desk;

import static org.assertj.core.api.Assertions.assertThat;

import org.cityplus.cases.desk.TimeLeft.Kind;
import org.junit.jupiter.api.Test;

class TimeLeftTest {
    @Test
    void pipsSayTheSameAsTheWords() {
        assertThat(new TimeLeft(Kind.LEFT, 3, 4).pips()).containsExactly("on", "", "", "");
        assertThat(new TimeLeft(Kind.TODAY, 0, 3).pips()).containsExactly("on", "on", "on");
        assertThat(new TimeLeft(Kind.LATE, 9, 2).pips()).containsExactly("late", "late");
        assertThat(new TimeLeft(Kind.PAUSED, 3, 3).pips()).containsExactly("hold", "", "");
    }

    @Test
    void moreDaysLeftThanPromisedIsNoMistake() {
        assertThat(new TimeLeft(Kind.LEFT, 9, 2).pips()).containsExactly("", "");
        assertThat(new TimeLeft(Kind.PAUSED, 0, 0).pips()).isEmpty();
    }
}
