package org.cityplus.oversight.look;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cityplus.audit.LoggedEntry;
import org.cityplus.audit.MerkleLog;
import org.cityplus.city.AgencyId;
import org.cityplus.city.CalendarNotAnnounced;
import org.cityplus.city.City;
import org.cityplus.identity.Likenesses;
import org.cityplus.identity.Likenesses.Likeness;
import org.cityplus.identity.Role;
import org.cityplus.identity.StaffDirectory;
import org.cityplus.identity.StaffDirectory.Member;
import org.cityplus.oversight.RecordFacts;
import org.cityplus.oversight.RecordFacts.Facts;
import org.cityplus.web.Live;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reads the log behind the requests and flags looks that are not as usual. One node at a time; the place it has come to is
 * kept in the transaction of what it found, so a killed node leaves nothing half done and nothing done twice.
 */
@Component
class Detection {
    private static final int BATCH = 500;

    /** Acts on these are about the staff's own work, not about a person's matter. */
    private static final Set<String> OWN_MATTERS = Set.of("staff", "look", "protected");

    private final MerkleLog log;
    private final LookRows rows;
    private final LookCounts counts;
    private final FlagRows flags;
    private final StaffDirectory directory;
    private final Likenesses likenesses;
    private final Map<String, RecordFacts> facts;
    private final City city;
    private final Live live;
    private final TransactionTemplate transactions;

    Detection(
            MerkleLog log,
            LookRows rows,
            LookCounts counts,
            FlagRows flags,
            StaffDirectory directory,
            Likenesses likenesses,
            ObjectProvider<RecordFacts> facts,
            City city,
            Live live,
            TransactionTemplate transactions) {
        this.log = log;
        this.rows = rows;
        this.counts = counts;
        this.flags = flags;
        this.directory = directory;
        this.likenesses = likenesses;
        this.facts = facts.stream().collect(Collectors.toUnmodifiableMap(RecordFacts::kind, Function.identity()));
        this.city = city;
        this.live = live;
        this.transactions = transactions;
    }

    @Scheduled(
            fixedDelayString = "${cityplus.look-detection-delay:5s}",
            initialDelayString = "${cityplus.look-detection-delay:8s}")
    void keepUp() {
        while (readOn() == BATCH) {
            Thread.onSpinWait();
        }
    }

    /** Takes the next entries of the log; returns how many. */
    int readOn() {
        Integer read = transactions.execute(status -> {
            if (!rows.isMine()) {
                return 0;
            }
            List<LoggedEntry> entries = log.listFrom(rows.place(), BATCH);
            if (!entries.isEmpty()) {
                take(entries);
                rows.moveTo(entries.getLast().leaf() + 1);
            }
            return entries.size();
        });
        return read == null ? 0 : read;
    }

    private void take(List<LoggedEntry> entries) {
        Map<UUID, Member> staff =
                directory.listAmong(entries.stream().map(LoggedEntry::actor).collect(Collectors.toSet())).stream()
                        .collect(Collectors.toMap(Member::id, Function.identity()));
        List<LoggedEntry> looks = entries.stream()
                .filter(entry -> staff.containsKey(entry.actor()) && isLook(entry))
                .toList();
        rows.write(entries, looks.stream().map(LoggedEntry::entry).collect(Collectors.toSet()));
        if (!looks.isEmpty()) {
            judge(looks, staff);
        }
    }

    private static boolean isLook(LoggedEntry entry) {
        return entry.subject() != null
                && !entry.actor().equals(entry.subject())
                && !OWN_MATTERS.contains(kind(entry.record()));
    }

    private void judge(List<LoggedEntry> looks, Map<UUID, Member> staff) {
        Scene scene = scene(looks, staff);
        Set<AgencyId> wake = new LinkedHashSet<>();
        Set<Kind> full = new HashSet<>();
        Map<Kind, LookRows.DayOfLooks> days = new HashMap<>();
        for (LoggedEntry entry : looks) {
            Look look = look(entry, scene);
            LookRows.DayOfLooks day = dayOf(look);
            days.merge(new Kind(day.actor(), null, day.day(), ""), day, Detection::more);
            for (LookPolicy policy : LookPolicy.ALL) {
                Kind kind = Kind.of(look, policy);
                if (full.contains(kind) || !policy.isUnusual(look)) {
                    continue;
                }
                switch (flags.raise(look, policy, () -> isAlone(look))) {
                    case NEW -> wake.add(look.agency());
                    case MORE -> {}
                    case FULL -> full.add(kind);
                }
            }
        }
        rows.keepDays(days.values());
        wake.forEach(agency -> live.wake(Live.agency(agency.value())));
    }

    /** What one flag says by one rule. */
    private record Kind(UUID actor, @Nullable UUID person, LocalDate day, String rule) {
        static Kind of(Look look, LookPolicy policy) {
            return new Kind(
                    look.looker().id(),
                    policy.isAboutPerson() ? look.person().id() : null,
                    look.at().toLocalDate(),
                    policy.word());
        }
    }

    private static LookRows.DayOfLooks dayOf(Look look) {
        return new LookRows.DayOfLooks(
                look.looker().id(),
                look.at().toLocalDate(),
                look.looker().home(),
                look.numbers().thisDay(),
                look.numbers().lastHour());
    }

    private static LookRows.DayOfLooks more(LookRows.DayOfLooks one, LookRows.DayOfLooks other) {
        return new LookRows.DayOfLooks(
                one.actor(),
                one.day(),
                one.agency(),
                Math.max(one.people(), other.people()),
                Math.max(one.busiestHour(), other.busiestHour()));
    }

    /** Nobody of the agency could judge it but who looked. */
    private boolean isAlone(Look look) {
        return directory.listHolders(Role.SUPERVISOR, look.agency()).stream()
                .allMatch(look.looker().id()::equals);
    }

    private record Scene(
            Map<UUID, Look.Looker> lookers,
            Map<UUID, Likeness> people,
            Set<UUID> ofStaff,
            Set<UUID> guarded,
            Map<String, Facts> facts,
            Map<Long, LookCounts.Counted> counts,
            LookRows.UsualNumbers usual) {}

    private Scene scene(List<LoggedEntry> looks, Map<UUID, Member> staff) {
        Set<UUID> actors = looks.stream().map(LoggedEntry::actor).collect(Collectors.toSet());
        Set<UUID> subjects = looks.stream().map(LoggedEntry::subject).collect(Collectors.toSet());
        Map<UUID, Map<Likenesses.Mark, String>> declared = rows.declaredBy(actors);
        Map<UUID, Look.Looker> lookers = new HashMap<>();
        for (UUID actor : actors) {
            Member member = Objects.requireNonNull(staff.get(actor));
            lookers.put(
                    actor,
                    new Look.Looker(
                            actor,
                            member.name(),
                            member.agency(),
                            Set.copyOf(directory.agenciesOf(actor)),
                            declared.getOrDefault(actor, Map.of())));
        }
        Map<UUID, Likeness> people = likenesses.of(subjects);
        return new Scene(
                lookers,
                people,
                ofStaff(people),
                rows.protectedAmong(subjects),
                factsOf(looks.stream().map(LoggedEntry::record).collect(Collectors.toSet())),
                counts.upTo(looks, city.zone()),
                rows.usual(
                        actors,
                        lookers.values().stream().map(Look.Looker::home).collect(Collectors.toSet()),
                        looks,
                        city.zone()));
    }

    /** Those among {@code people} who are known to work for the city, and have not left. */
    private Set<UUID> ofStaff(Map<UUID, Likeness> people) {
        Map<String, Set<UUID>> declarers = rows.declarersOf(people.values().stream()
                .flatMap(likeness -> likeness.marks().values().stream())
                .collect(Collectors.toSet()));
        Set<UUID> working =
                directory
                        .listAmong(
                                declarers.values().stream().flatMap(Set::stream).collect(Collectors.toSet()))
                        .stream()
                        .filter(member -> member.standing() != StaffDirectory.Standing.LEFT)
                        .map(Member::id)
                        .collect(Collectors.toSet());
        return people.entrySet().stream()
                .filter(person -> person.getValue().marks().values().stream()
                        .flatMap(digest -> declarers.getOrDefault(digest, Set.of()).stream())
                        .anyMatch(working::contains))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private Map<String, Facts> factsOf(Set<String> records) {
        Map<String, Facts> known = new HashMap<>();
        records.stream().collect(Collectors.groupingBy(Detection::kind)).forEach((kind, some) -> {
            RecordFacts module = facts.get(kind);
            if (module != null) {
                known.putAll(module.of(some));
            }
        });
        return known;
    }

    private Look look(LoggedEntry entry, Scene scene) {
        UUID person = Objects.requireNonNull(entry.subject());
        Look.Looker looker = Objects.requireNonNull(scene.lookers.get(entry.actor()));
        LookCounts.Counted counted = Objects.requireNonNull(scene.counts.get(entry.entry()));
        ZoneId zone = city.zone();
        LocalDate day = LocalDate.ofInstant(entry.at(), zone);
        return new Look(
                entry.entry(),
                entry.act(),
                entry.at(),
                entry.at().atZone(zone).toLocalDateTime(),
                isWorkingDay(day),
                looker,
                new Look.Person(
                        person,
                        scene.people.getOrDefault(person, new Likeness(Map.of(), "")),
                        scene.ofStaff.contains(person),
                        scene.guarded.contains(person)),
                scene.facts.get(entry.record()),
                new Look.Numbers(
                        counted.lastHour(),
                        counted.thisDay(),
                        scene.usual.of(entry.actor(), day),
                        scene.usual.ofAgency(looker.home(), day)));
    }

    private boolean isWorkingDay(LocalDate day) {
        try {
            return city.calendar().isWorkingDay(day);
        } catch (CalendarNotAnnounced e) {
            return day.getDayOfWeek().getValue() <= 5;
        }
    }

    static String kind(String record) {
        int colon = record.indexOf(':');
        return colon < 0 ? record : record.substring(0, colon);
    }

    /** How many entries of the log have not been read yet. */
    long behind() {
        return log.size() - rows.place();
    }
}
