package org.cityplus.cases.definition;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cityplus.cases.definition.process.Process;
import org.cityplus.kernel.LocalizedText;
import org.cityplus.kernel.Money;

/** An administrative service as the city offers it: what, for whom, how much, how long, on what grounds not. */
public record ServiceDefinition(
        String id,
        String version,
        LocalDate effective,
        String icon,
        String tint,
        String agencyKind,
        String numberPrefix,
        int minutes,
        int visits,
        boolean forOthers,
        int promiseWorkingDays,
        Process process,
        List<Fee> fees,
        List<Section> sections,
        List<RefusalGround> refusalGrounds,
        LocalizedText name,
        LocalizedText shortName,
        LocalizedText tile,
        List<String> keywords,
        LocalizedText forWhom,
        LocalizedText outcome,
        List<Preparation> prepare,
        List<Step> how,
        List<LocalizedText> law,
        LocalizedText notice,
        LocalizedText remedy) {

    /** The fee of {@code day}. */
    public Money feeOn(LocalDate day) {
        return fees.stream()
                .filter(fee -> !fee.from().isAfter(day))
                .max(Comparator.comparing(Fee::from))
                .map(fee -> new Money(fee.fen()))
                .orElse(Money.ZERO);
    }

    public Stream<Field> fields() {
        return sections.stream().flatMap(section -> section.fields().stream());
    }

    public Optional<Field> findField(String id) {
        return fields().filter(field -> field.id().equals(id)).findFirst();
    }

    public Optional<Section> findSection(String id) {
        return sections.stream().filter(section -> section.id().equals(id)).findFirst();
    }

    public Optional<RefusalGround> findGround(String id) {
        return refusalGrounds.stream().filter(ground -> ground.id().equals(id)).findFirst();
    }
}
