package org.cityplus.cases.definition;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.cityplus.city.City;
import org.cityplus.city.WorkingCalendar;

/** Chongqing's services, read without the city. */
public final class Services {
    public static final Path FOLDER = Path.of("../cities/chongqing/services");
    public static final City CITY = City.load(Path.of("../cities/chongqing"));
    public static final Supplier<WorkingCalendar> CALENDAR = CITY::calendar;

    private Services() {}

    public static ServiceDefinition passport() {
        return read(FOLDER.resolve("passport-first/2026-11"));
    }

    /** All versions of all services. */
    public static List<ServiceDefinition> all() {
        return ServiceFolders.read(FOLDER, CITY).loaded().stream()
                .map(DefinitionReader.Loaded::definition)
                .toList();
    }

    /** A version whose folder has no mistake. */
    public static ServiceDefinition read(Path folder) {
        DefinitionReader.Reading reading = DefinitionReader.read(folder, CITY);
        return reading.loaded()
                .orElseThrow(() -> new AssertionError(reading.problems().toString()))
                .definition();
    }
}
