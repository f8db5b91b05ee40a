package org.cityplus.cases;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.cityplus.cases.definition.DefinitionReport;

/** Everything that is wrong in the definitions of a city pack, all at once, without a running city. */
public final class ServicesVerification {
    private ServicesVerification() {}

    /** What is told, line by line, and whether the definitions can be used. */
    public record Outcome(List<String> lines, boolean good) {}

    public static Outcome verify(Path city, Locale language) {
        DefinitionReport report = DefinitionReport.of(city, language);
        return new Outcome(report.lines(), report.good());
    }
}
