package org.cityplus.cases.desk;

import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cityplus.cases.definition.FieldType;
import org.cityplus.cases.definition.ServiceCatalog;
import org.cityplus.cases.definition.ServiceDefinition;
import org.cityplus.cases.lifecycle.CaseBook;
import org.cityplus.cases.lifecycle.CaseRecord;
import org.cityplus.cases.lifecycle.CaseRow;
import org.cityplus.cases.lifecycle.Filer;
import org.cityplus.cases.lifecycle.Recusal;
import org.cityplus.identity.MandateState;
import org.cityplus.identity.Mandates;
import org.cityplus.identity.Officer;
import org.cityplus.identity.Residents;
import org.cityplus.kernel.IdNumber;
import org.cityplus.kernel.Refusal;
import org.springframework.stereotype.Component;

/**
 * What an officer keeps out of: their own and whatever is of the people they declared ({@link Relations}). It is of somebody who
 * applied, filed or came with it, of whoever represents them or is represented, and of whoever an answer names by number.
 *
 * <p>Civil Servant Law (2018) art. 76: recusal where one's own interests or those of relatives are concerned.
 */
@Component
class Closeness implements Recusal {
    private final Relations relations;
    private final Residents residents;
    private final Mandates mandates;
    private final CaseBook book;
    private final ServiceCatalog services;

    Closeness(Relations relations, Residents residents, Mandates mandates, CaseBook book, ServiceCatalog services) {
        this.relations = relations;
        this.residents = residents;
        this.mandates = mandates;
        this.book = book;
        this.services = services;
    }

    @Override
    public Set<UUID> listClose(Officer officer, Collection<UUID> people) {
        if (!relations.hasDeclared(officer.id())) {
            return people.contains(officer.id()) ? Set.of(officer.id()) : Set.of();
        }
        return people.stream()
                .distinct()
                .filter(person -> person.equals(officer.id()) || isAnyDeclared(officer.id(), numbersAround(person)))
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public boolean isRecused(Officer officer, CaseRow row) {
        return isRecused(officer.id(), row);
    }

    private boolean isRecused(UUID officer, CaseRow row) {
        boolean isOwn = row.applicant().equals(officer)
                || findFiler(row, officer)
                        .filter(filer -> filer.as() != Filer.As.CLERK)
                        .isPresent();
        return isOwn || isAnyDeclared(officer, numbers(row));
    }

    @Override
    public void requireNone(Filer clerk, CaseRow row) {
        require(!isRecused(clerk.id(), row));
    }

    @Override
    public void requireNone(Filer clerk, Set<UUID> people, ServiceDefinition service, Map<String, String> answers) {
        Set<IdNumber> numbers = named(service, answers);
        people.forEach(person -> numbers.addAll(numbersAround(person)));
        require(!people.contains(clerk.id()) && !isAnyDeclared(clerk.id(), numbers));
    }

    /** @throws Refusal as {@link Recusal#requireNone}, and when the officer filed the case at a counter */
    void requireNone(Officer officer, ServiceDefinition service, CaseRecord record) {
        require(!isRelated(officer, service, record));
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw new Refusal(Refusal.Kind.FORBIDDEN, WHY);
        }
    }

    /** Whether any person of the case is the officer or declared: the applicant, who filed for them, whoever a number names. */
    boolean isRelated(Officer officer, ServiceDefinition service, CaseRecord record) {
        CaseRow row = record.row();
        return row.applicant().equals(officer.id())
                || findFiler(row, officer.id()).isPresent()
                || isAnyDeclared(officer.id(), numbers(row, service, record.answers()));
    }

    private static Optional<Filer> findFiler(CaseRow row, UUID officer) {
        return row.findFiler().filter(filer -> filer.id().equals(officer));
    }

    private boolean isAnyDeclared(UUID officer, Set<IdNumber> numbers) {
        return !relations.declared(officer, numbers).isEmpty();
    }

    /** Whether a digest that {@link Relations} kept is of a person of the case. */
    boolean isNamed(CaseRow row, String hexDigest) {
        return numbers(row).stream().anyMatch(number -> relations.hex(number).equals(hexDigest));
    }

    private Set<IdNumber> numbers(CaseRow row) {
        return numbers(row, services.get(row.service(), row.version()), answers(row));
    }

    /** None when applicant and answers are erased: money may still go back. */
    private Map<String, String> answers(CaseRow row) {
        try {
            return book.getRecord(row).answers();
        } catch (Refusal erased) {
            return Map.of();
        }
    }

    private Set<IdNumber> numbers(CaseRow row, ServiceDefinition service, Map<String, String> answers) {
        Set<IdNumber> numbers = named(service, answers);
        numbers.addAll(numbersAround(row.applicant()));
        row.findFiler().flatMap(filer -> residents.findIdNumber(filer.id())).ifPresent(numbers::add);
        return numbers;
    }

    private static Set<IdNumber> named(ServiceDefinition service, Map<String, String> answers) {
        Set<IdNumber> numbers = new HashSet<>();
        service.fields()
                .filter(field -> field.type() == FieldType.ID_NUMBER)
                .forEach(field ->
                        IdNumber.parse(answers.getOrDefault(field.id(), "")).ifPresent(numbers::add));
        return numbers;
    }

    /** The person's, and of those on the other side of their mandates. */
    private Set<IdNumber> numbersAround(UUID person) {
        Stream<UUID> others = mandates.listOpen(person).stream()
                .filter(mandate -> mandate.state() == MandateState.ACTIVE)
                .flatMap(mandate -> Stream.of(mandate.representative(), mandate.represented()))
                .filter(Objects::nonNull);
        return Stream.concat(Stream.of(person), others)
                .distinct()
                .flatMap(one -> residents.findIdNumber(one).stream())
                .collect(Collectors.toCollection(HashSet::new));
    }
}
