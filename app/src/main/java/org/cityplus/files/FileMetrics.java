package org.cityplus.files;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the operator sees of files; docs/operations.md says which to wake for. */
@Component
class FileMetrics {
    private final MeterRegistry meters;

    FileMetrics(MeterRegistry meters, JdbcClient jdbc) {
        this.meters = meters;
        Gauge.builder("cityplus.files.waiting", jdbc, FileMetrics::waiting)
                .description("Files no scanner has answered for")
                .register(meters);
    }

    private static double waiting(JdbcClient jdbc) {
        return jdbc.sql("select count(*) from files.file where scan = 'WAITING'")
                .query(Long.class)
                .single();
    }

    void taken(String kind, long bytes) {
        meters.counter("cityplus.files.uploads", "kind", kind).increment();
        meters.counter("cityplus.files.upload.bytes", "kind", kind).increment(bytes);
    }

    /** @param rule the key of the refusal, which names the rule */
    void refused(String kind, String rule) {
        meters.counter("cityplus.files.refusals", "kind", kind, "rule", rule).increment();
    }

    void scanned(String verdict) {
        meters.counter("cityplus.files.scans", "verdict", verdict).increment();
    }

    /** @param what {@code expired} or {@code orphans} */
    void swept(String what, int count) {
        meters.counter("cityplus.files.swept", "what", what).increment(count);
    }

    void sweepEnded() {
        meters.counter("cityplus.files.sweeps").increment();
    }

    void sweepFailed() {
        meters.counter("cityplus.files.sweep.failures").increment();
    }
}
