package org.cityplus.postgres;

import java.nio.file.Path;

/** A city in a process of its own, for tests that kill it. */
final class OrphanMaker {
    private OrphanMaker() {}

    public static void main(String[] args) throws InterruptedException {
        EmbeddedPostgres postgres = EmbeddedPostgres.start(Path.of(args[0]));
        Sql.keep(postgres, "acknowledged");
        System.out.println("kept");
        Thread.sleep(600_000);
    }

    static Process start(Path data) throws java.io.IOException {
        String classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Process city = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "-cp",
                        classes,
                        OrphanMaker.class.getName(),
                        data.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String line;
        do {
            line = city.inputReader().readLine();
        } while (line != null && !line.equals("kept"));
        if (line == null) {
            throw new IllegalStateException("the city ended before it kept anything");
        }
        return city;
    }
}
