package org.cityplus.benchmarks;

import java.util.Map;

/** One measurement. */
interface Benchmark {
    /** Figures by name, in the order of printing; a name ends with its unit. */
    Map<String, Double> measure() throws Exception;
}
