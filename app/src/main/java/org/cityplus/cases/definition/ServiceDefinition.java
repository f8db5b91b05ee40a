package org.cityplus.cases.definition;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cityplus.cases.definition.process.Process;
import org.cityplus.kernel.LocalizedText;
import org.cityplus.kernel.Money;
import org.jspecify.annotations.Nullable;

/**
 * One version of an administrative service as the city offers it: what, for whom, how much, how long, on what grounds not.
 *
 * @param digest SHA-256 of everything the version says, in hexadecimal; comments and layout do not count
 * @param sources where the law sets the terms of a part of the process, by its part
 */
public record ServiceDefinition(
        String id,
        String version,
        String digest,
        LocalDate effective,
        @Nullable LocalDate ends,
        int order,
        String icon,
        String tint,
        String agencyKind,
        String numberPrefix,
        int minutes,
        int visits,
        int promiseWorkingDays,
        Process process,
        Map<String, LocalizedText> sources,
        List<ApplicantRule> applicants,
        List<LegalBasis> legalBasis,
        List<Fee> fees,
        List<Section> sections,
        List<FormRule> rules,
        List<RefusalGround> refusalGrounds,
        LocalizedText name,
        LocalizedText shortName,
        LocalizedText tile,
        List<String> keywords,
        LocalizedText where,
        LocalizedText forWhom,
        LocalizedText outcome,
        List<Preparation> prepare,
        List<Step> how,
        LocalizedText notice,
        Map<String, LocalizedText> notifications,
        LocalizedText remedy) {

    public boolean isOfferedOn(LocalDate day) {
        return !effective.isAfter(day) && (ends == null || !ends.isBefore(day));
    }

    /** The last day on which it can be applied for. */
    public Optional<LocalDate> findEnds() {
        return Optional.ofNullable(ends);
    }

    /** Whether somebody other than the applicant may file. */
    public boolean forOthers() {
        return applicants.stream()
                .anyMatch(
                        rule -> rule.as() == ApplicantRule.As.GUARDIAN || rule.as() == ApplicantRule.As.REPRESENTATIVE);
    }

    /** What everybody pays on {@code day}, before anything is answered. */
    public Money feeOn(LocalDate day) {
        return sum(ratesOn(day).filter(fee -> fee.when() == null));
    }

    /** The least that somebody pays on {@code day}: what everybody does, or else the cheapest of what depends on answers. */
    public Money leastFeeOn(LocalDate day) {
        Money base = feeOn(day);
        return base.isZero()
                ? ratesOn(day)
                        .filter(fee -> fee.when() != null && fee.fen() > 0)
                        .map(fee -> new Money(fee.fen()))
                        .min(Comparator.naturalOrder())
                        .orElse(base)
                : base;
    }

    /** Whether answers say how much is paid on {@code day}. */
    public boolean feeDependsOn(LocalDate day) {
        return ratesOn(day).anyMatch(fee -> fee.when() != null);
    }

    /** What is to be paid on {@code day} for a form filled in so. */
    public Money feeOn(LocalDate day, Filled filled) {
        return sum(ratesOn(day).filter(fee -> fee.when() == null || filled.holds(fee.when())));
    }

    /** Of each item, and of each condition of an item, the latest rate that has begun. */
    public Stream<Fee> ratesOn(LocalDate day) {
        Comparator<Fee> latest = Comparator.comparing(Fee::from);
        return fees.stream()
                .filter(fee -> !fee.from().isAfter(day))
                .collect(Collectors.groupingBy(Fee::chargedFor, LinkedHashMap::new, Collectors.maxBy(latest)))
                .values()
                .stream()
                .flatMap(Optional::stream);
    }

    private static Money sum(Stream<Fee> fees) {
        return fees.map(fee -> new Money(fee.fen())).reduce(Money.ZERO, Money::plus);
    }

    public List<LocalizedText> law() {
        return legalBasis.stream().map(LegalBasis::sentence).toList();
    }

    public Stream<Field> fields() {
        return sections.stream().flatMap(section -> section.fields().stream());
    }

    public Optional<Field> findField(String id) {
        return fields().filter(field -> field.id().equals(id)).findFirst();
    }

    /** Where the law sets the terms of a part of the process; in Chinese twice when a case’s way is another than the version’s. */
    public LocalizedText source(String part, String written) {
        LocalizedText here = sources.get(part);
        return here != null && here.zh().equals(written) ? here : new LocalizedText(written, written);
    }

    public Optional<Section> findSection(String id) {
        return sections.stream().filter(section -> section.id().equals(id)).findFirst();
    }

    public Optional<RefusalGround> findGround(String id) {
        return refusalGrounds.stream().filter(ground -> ground.id().equals(id)).findFirst();
    }

    /** Words of its own for a notification, such as {@code granted}. */
    public Optional<LocalizedText> findNotification(String what) {
        return Optional.ofNullable(notifications.get(what));
    }
}
