package org.cityplus.launch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cityplus.CityPlus;

/** How the city, or a command beside it, ends when started in a process of its own, and what it says on stderr. */
record ChildCity(int exitCode, List<String> saidOnStderr) {
    static ChildCity run(String... arguments) throws IOException, InterruptedException {
        return command(CityPlus.class, Map.of(), arguments);
    }

    static ChildCity command(Class<?> main, Map<String, String> settings, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-Dstderr.encoding=UTF-8",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                main.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().keySet().removeIf(name -> name.startsWith("CITYPLUS_"));
        builder.environment().putAll(settings);
        Process city = builder.start();
        String said = new String(city.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        return new ChildCity(city.waitFor(), said.lines().toList());
    }
}
