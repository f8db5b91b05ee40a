package org.cityplus.launch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cityplus.CityPlus;

/** How the city ends when started in a process of its own, and what it says on stderr. */
record ChildCity(int exitCode, List<String> saidOnStderr) {
    static ChildCity run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-Dstderr.encoding=UTF-8",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                CityPlus.class.getName()));
        command.addAll(List.of(arguments));
        Process city = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        String said = new String(city.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        return new ChildCity(city.waitFor(), said.lines().toList());
    }
}
