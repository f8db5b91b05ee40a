package org.cityplus.cityhall;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.cityplus.audit.Audit;
import org.cityplus.audit.AuditEntry;
import org.cityplus.city.Agency;
import org.cityplus.city.AgencyId;
import org.cityplus.city.ChangeImpact;
import org.cityplus.city.ChangeImpact.Affected;
import org.cityplus.city.City;
import org.cityplus.city.CityBook;
import org.cityplus.city.CityPackException;
import org.cityplus.city.Difference;
import org.cityplus.city.Edition;
import org.cityplus.city.Feature;
import org.cityplus.city.OfferedServices;
import org.cityplus.city.Office;
import org.cityplus.city.OfficeId;
import org.cityplus.city.Revision;
import org.cityplus.identity.Officer;
import org.cityplus.kernel.FieldError;
import org.cityplus.kernel.Message;
import org.cityplus.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What system administrators do: change the city. Each change is checked by the rules of the pack's files. */
@Component
public class CityHall {
    private static final int LONGEST_WHY = 500;

    private final City city;
    private final CityBook book;
    private final ObjectProvider<ChangeImpact> impacts;
    private final OfferedServices services;
    private final Audit audit;
    private final Clock clock;

    CityHall(
            City city,
            CityBook book,
            ObjectProvider<ChangeImpact> impacts,
            OfferedServices services,
            Audit audit,
            Clock clock) {
        this.city = city;
        this.book = book;
        this.impacts = impacts;
        this.services = services;
        this.audit = audit;
        this.clock = clock;
    }

    /** Puts a row in: a new one when there is none with its id. */
    public enum Row {
        AGENCY("agencies.csv"),
        OFFICE("offices.csv");

        private final String table;

        Row(String table) {
            this.table = table;
        }
    }

    /** Whether a row must be new, must be there, or may be either. */
    public enum Expect {
        NEW,
        KNOWN,
        EITHER
    }

    /**
     * Adds or changes an agency or office.
     *
     * @param typed cells by the columns of its file; a missing one is empty; {@code demo} and {@code closed} stay as
     *     they are, and so does {@code counters_for} when it is missing
     * @throws Refusal INVALID naming the columns, CONFLICT when somebody was quicker, {@link Affects}
     */
    @Transactional
    public Edition put(Officer by, Row row, Map<String, String> typed, Expect expect, Reason reason) {
        return change(by, reason, now -> {
            Map<String, String> before = find(now, row, typed.getOrDefault("id", ""));
            if (before == null && expect == Expect.KNOWN) {
                throw Refusal.notFound();
            }
            if (before != null && expect == Expect.NEW) {
                throw invalid("id", "cityhall.rule.id-taken");
            }
            Map<String, String> cells = new LinkedHashMap<>(typed);
            cells.put("demo", before == null ? "false" : before.getOrDefault("demo", "false"));
            cells.put("closed", before == null ? "" : before.getOrDefault("closed", ""));
            cells.putIfAbsent("counters_for", before == null ? "" : before.getOrDefault("counters_for", ""));
            return withRow(now, row, cells);
        });
    }

    /** Ends an agency or office, from now on; again changes nothing. */
    @Transactional
    public Edition close(Officer by, Row row, String id, Reason reason) {
        String moment = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
        return setClosed(by, row, id, moment, reason);
    }

    /** Takes up again what had ended. */
    @Transactional
    public Edition reopen(Officer by, Row row, String id, Reason reason) {
        return setClosed(by, row, id, "", reason);
    }

    private Edition setClosed(Officer by, Row row, String id, String closed, Reason reason) {
        return change(by, reason, now -> {
            Map<String, String> before = find(now, row, id);
            if (before == null) {
                throw Refusal.notFound();
            }
            if (before.getOrDefault("closed", "").isEmpty() == closed.isEmpty()) {
                return now;
            }
            Map<String, String> cells = new LinkedHashMap<>(before);
            cells.put("closed", closed);
            return withRow(now, row, cells);
        });
    }

    /** What was typed about the working days of a year. */
    public record TypedYear(String year, String days, String workingDays, String source, String checked) {}

    /** Announces a year, or corrects one. */
    @Transactional
    public Edition putYear(Officer by, TypedYear typed, Reason reason) {
        return change(by, reason, now -> {
            try {
                return book.withYear(
                        now,
                        typed.year().strip(),
                        typed.days(),
                        typed.workingDays().strip(),
                        typed.source().strip(),
                        typed.checked().strip());
            } catch (CityPackException e) {
                throw Mistakes.ofYear(e);
            }
        });
    }

    @Transactional
    public Edition putText(Officer by, String key, String zh, String en, Reason reason) {
        return change(by, reason, now -> {
            try {
                return book.withText(now, key, zh.strip(), en.strip());
            } catch (CityPackException e) {
                throw Mistakes.ofText(e);
            }
        });
    }

    /** Pauses a feature or lets it go on; the same again changes nothing. */
    @Transactional
    public Edition putSwitch(Officer by, String key, boolean on, Reason reason) {
        Feature feature = city.features().stream()
                .filter(each -> each.key().equals(key))
                .findFirst()
                .orElseThrow(Refusal::notFound);
        return change(by, reason, now -> {
            Set<Feature> paused = new HashSet<>(now.paused());
            if (on) {
                paused.remove(feature);
            } else {
                paused.add(feature);
            }
            return now.pausing(paused);
        });
    }

    /** Lets an archive count, as it was compared with the city at {@code reason.seen}. */
    @Transactional
    public Edition apply(Officer by, CityBook.Brought brought, Reason reason) {
        Instant at = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        return change(by, reason, now -> {
            if (now.revision() != reason.seen()) {
                throw new Refusal(Refusal.Kind.CONFLICT, Message.of("cityhall.import.moved-on"));
            }
            return brought.over(now, at);
        });
    }

    /** All that would suffer if the city became {@code after}. */
    public List<Affected> affected(Revision revision) {
        return impacts.orderedStream()
                .flatMap(impact -> impact.of(revision).stream())
                .toList();
    }

    private Edition change(Officer by, Reason reason, UnaryOperator<Edition> change) {
        CityBook.Change made =
                book.revise(reason.seen(), now -> withReason(reason, () -> change.apply(now)), coming -> {
                    requireKnownVisits(coming.revision());
                    List<Affected> affected = affected(coming.revision());
                    long total = affected.stream().mapToLong(Affected::count).sum();
                    if (total > 0 && total != reason.confirmed()) {
                        throw new Affects(total, affected);
                    }
                });
        made.differences()
                .forEach(difference -> trace(by, difference, reason.why().strip()));
        return made.revision().after();
    }

    /** Counters for a kind of visit that nobody here comes for would be nobody's: a slip of the pen. */
    private void requireKnownVisits(Revision revision) {
        Set<String> known = services.listOffered().stream()
                .flatMap(service -> service.visitKind().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        for (Office office : revision.after().openOffices()) {
            Office was = revision.before().offices().get(office.id());
            for (String kind : office.countersFor().keySet()) {
                if (!known.contains(kind) && (was == null || !was.countersFor().containsKey(kind))) {
                    Message message =
                            Message.of("cityhall.rule.visit-kind", kind, office.name(), String.join(", ", known));
                    throw new Refusal(Refusal.Kind.INVALID, message, List.of(new FieldError("counters_for", message)));
                }
            }
        }
    }

    private Edition withRow(Edition now, Row row, Map<String, String> cells) {
        try {
            return book.withRow(now, row.table, cells);
        } catch (CityPackException e) {
            throw Mistakes.ofRow(e);
        }
    }

    private static @Nullable Map<String, String> find(Edition edition, Row row, String id) {
        return switch (row) {
            case AGENCY -> {
                Agency agency = edition.agencies().get(new AgencyId(id));
                yield agency == null ? null : agency.cells();
            }
            case OFFICE -> {
                Office office = edition.offices().get(new OfficeId(id));
                yield office == null ? null : office.cells();
            }
        };
    }

    /** As many entries as the words need: an entry's words have a longest length. */
    private void trace(Officer by, Difference difference, String why) {
        List<String> parts = new ArrayList<>();
        StringBuilder words = new StringBuilder(why);
        for (Difference.Cell cell : difference.cells()) {
            String line = "\n" + cell.column() + ": [" + cell.from() + "] -> [" + cell.to() + "]";
            if (words.length() + line.length() > AuditEntry.LONGEST_WHY) {
                parts.add(words.toString());
                words = new StringBuilder(why.substring(0, Math.min(why.length(), 100)));
            }
            words.append(line);
        }
        parts.add(words.toString());
        String act = "city-" + difference.kind().name().toLowerCase(java.util.Locale.ROOT);
        for (String part : parts) {
            audit.write(new AuditEntry(clock.instant(), by.id(), by.displayName(), null, difference.record(), act)
                    .because(part));
        }
    }

    /** All that is wrong is told at once: with the row, or with the reason for changing it. */
    private static Edition withReason(Reason reason, Supplier<Edition> change) {
        String why = reason.why().strip();
        boolean isReason = !why.isEmpty() && why.length() <= LONGEST_WHY;
        try {
            Edition next = change.get();
            if (!isReason) {
                throw invalid("why", "cityhall.rule.why");
            }
            return next;
        } catch (Refusal refusal) {
            if (isReason || refusal.kind() != Refusal.Kind.INVALID) {
                throw refusal;
            }
            List<FieldError> all = new ArrayList<>(refusal.fields());
            if (all.stream().noneMatch(error -> error.field().equals("why"))) {
                all.add(new FieldError("why", Message.of("cityhall.rule.why")));
            }
            throw new Refusal(refusal.kind(), refusal.message(), all);
        }
    }

    private static Refusal invalid(String field, String key) {
        Message message = Message.of(key);
        return new Refusal(Refusal.Kind.INVALID, message, List.of(new FieldError(field, message)));
    }
}
