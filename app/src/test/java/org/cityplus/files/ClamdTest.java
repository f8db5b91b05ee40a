package org.cityplus.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.cityplus.files.Scanner.Verdict;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The protocol of clamd(8), against a peer that speaks it; with a real clamd in place, the same answers came. */
class ClamdTest {
    private final ScannerPeer peer = new ScannerPeer(1 << 20);
    private final Clamd clamd = new Clamd("127.0.0.1", peer.port(), Duration.ofMillis(500));

    @AfterEach
    void close() {
        peer.close();
    }

    @Test
    void whatIsCleanIsSaidToBe() {
        assertThat(clamd.scan(new byte[200_000])).isEqualTo(new Verdict.Clean());
        assertThat(clamd.scan(new byte[0])).isEqualTo(new Verdict.Clean());
    }

    @Test
    void malwareIsNamed() {
        byte[] eicar = ScannerPeer.EICAR.getBytes(StandardCharsets.US_ASCII);
        assertThat(clamd.scan(eicar)).isEqualTo(new Verdict.Infected("Win.Test.EICAR_HDB-1"));
    }

    @Test
    void beyondItsLimitItNeverTakesTheFile() {
        assertThat(clamd.scan(new byte[8 << 20])).isInstanceOf(Verdict.Unable.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"SILENT", "BROKEN", "CONFUSED", "ENDLESS"})
    void aScannerThatMisbehavesIsDown(ScannerPeer.Mood mood) {
        peer.mood = mood;
        assertThat(clamd.scan(new byte[100])).isInstanceOf(Verdict.Down.class);
    }

    @Test
    void aScannerThatIsNotThereIsDown() {
        peer.close();
        assertThat(clamd.scan(new byte[100])).isInstanceOf(Verdict.Down.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "127.0.0.1", "127.0.0.1:", ":3310", "host:99999", "host:0", "host:abc"})
    void anAddressThatIsNoneStopsTheStart(String typed) {
        assertThatThrownBy(() -> Clamd.at(typed))
                .isInstanceOf(StoreProblem.class)
                .hasMessageContaining("host:port");
    }

    /** Only the one sentence that says so is clean. */
    @Property(tries = 1_000, seed = "20260102")
    void nothingElseIsClean(@ForAll String said) {
        assertThat(Clamd.verdict(said) instanceof Verdict.Clean).isEqualTo(said.equals("stream: OK"));
    }
}
