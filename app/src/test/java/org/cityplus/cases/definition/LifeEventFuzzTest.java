package org.cityplus.cases.definition;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Life events nobody meant, mutated like services: each is taken or refused with a place inside its file, and soon. */
class LifeEventFuzzTest {
    private static final long SEED = 20261126;
    private static final long MOST_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final List<ServiceDefinition> SERVICES = Services.all();

    @Test
    @Timeout(120)
    void lifeEventsWithMistakesOfEveryKind() {
        mutate(SEED, 300);
    }

    @Test
    @Tag("deep")
    @Timeout(1800)
    void thousandsOfLifeEventsWithMistakes() {
        for (int i = 1; i <= 20; i++) {
            mutate(SEED + i, 500);
        }
    }

    @FuzzTest(maxDuration = "60s")
    void anyBytesAreALifeEventOrRefused(byte[] bytes) {
        for (String file : LifeEventReader.FILES) {
            Map<String, byte[]> files = new HashMap<>(LifeEventReaderTest.files("retiring"));
            files.put(file, bytes);
            read(files);
        }
    }

    private static void mutate(long seed, int times) {
        Random random = new Random(seed);
        int taken = 0;
        for (int i = 0; i < times; i++) {
            Map<String, byte[]> files = new HashMap<>(LifeEventReaderTest.files("retiring"));
            String file = LifeEventReader.FILES.get(random.nextInt(3));
            byte[] content = files.getOrDefault(file, new byte[0]);
            for (int n = 1 + random.nextInt(4); n > 0; n--) {
                content = DefinitionFuzzTest.mutated(content, random);
            }
            files.put(file, content);
            taken += read(files) ? 1 : 0;
        }
        assertThat(taken).as("some are right all the same, most are not").isBetween(1, times / 2);
    }

    private static boolean read(Map<String, byte[]> files) {
        long begun = System.nanoTime();
        LifeEventReader.Reading reading = LifeEventReader.read("retiring", files, SERVICES, Services.CITY);
        assertThat(System.nanoTime() - begun).isLessThan(MOST_NANOS);
        boolean wrong = reading.problems().stream().anyMatch(each -> each.severity() == Problem.Severity.ERROR);
        assertThat(reading.event().isPresent()).isEqualTo(!wrong);
        for (Problem problem : reading.problems()) {
            String name = problem.file().substring(problem.file().lastIndexOf('/') + 1);
            byte[] content = files.getOrDefault(name, new byte[0]);
            int lines = new String(content, StandardCharsets.ISO_8859_1).split("[\n\r\u0085]", -1).length;
            assertThat(problem.line()).as("%s", problem).isBetween(1, lines + 1);
        }
        return !wrong;
    }
}
