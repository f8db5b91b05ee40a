package org.cityplus.launch;

import org.springframework.boot.SpringApplication;

/** Starts the city from the command line. */
public final class Launch {
    private Launch() {}

    /** Runs {@code application}; when it cannot start, the reason is on stderr and the process ends with 1. */
    public static void run(Class<?> application, String... arguments) {
        SpringApplication spring = new SpringApplication(application);
        spring.addListeners(new ChecksBeforeStart(), new Greeting());
        try {
            Training.of(spring.run(arguments));
        } catch (RuntimeException reported) {
            // ShortFailureReport has told it. Threads of a half-started city must not keep the process alive.
            System.exit(1);
        }
    }
}
