package org.cityplus.testing;

import java.nio.file.Path;

/** The build tests in several JVMs side by side; what is on disk belongs to one of them. */
public final class TestRun {
    private TestRun() {}

    /** What is this JVM's own in {@code target}. */
    public static Path own(String name) {
        return Path.of("target", name + "-" + System.getProperty("tests.jvm", "jvm-1"));
    }

    /** Where the cities of tests keep keys and files. */
    public static Path data() {
        return own("test-data-of");
    }
}
