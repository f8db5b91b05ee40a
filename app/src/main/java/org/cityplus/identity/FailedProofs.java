package org.cityplus.identity;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/** How many proofs were wrong, of anybody: a burst is somebody who tries. */
@Component
class FailedProofs {
    private final Counter codes;
    private final Counter staff;

    FailedProofs(MeterRegistry metrics) {
        this.codes = counter(metrics, "code");
        this.staff = counter(metrics, "staff");
    }

    private static Counter counter(MeterRegistry metrics, String kind) {
        return Counter.builder("cityplus.sign.in.refused")
                .description("wrong codes of residents, wrong passwords and codes of staff")
                .tag("kind", kind)
                .register(metrics);
    }

    void code() {
        codes.increment();
    }

    void staff() {
        staff.increment();
    }
}
