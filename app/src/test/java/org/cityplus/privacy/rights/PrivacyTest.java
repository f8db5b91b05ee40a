package org.cityplus.privacy.rights;

import java.time.Duration;
import org.cityplus.cases.testing.DemoCityTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** A test of people's rights; all of them share one context. */
@Import(Leaver.class)
abstract class PrivacyTest extends DemoCityTest {
    static final Duration THOUGHT_OVER = Duration.ofDays(7).plusMinutes(1);

    @Autowired
    Leaver leaver;

    @Autowired
    Erasures erasures;

    @Autowired
    ErasureJob job;

    @Autowired
    Copies copies;

    @Autowired
    CopyJob copyJob;

    void erase(Leaver.Life life) {
        Erasures.Erasure asked = erasures.ask(life.resident().id(), "注销");
        clock.forward(THOUGHT_OVER);
        job.carryOut(asked);
    }
}
