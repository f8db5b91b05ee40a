package org.cityplus.oversight.look;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cityplus.audit.Audit;
import org.cityplus.audit.AuditEntry;
import org.cityplus.identity.Likenesses;
import org.cityplus.identity.Officer;
import org.cityplus.identity.PersonRecusal;
import org.cityplus.identity.Role;
import org.cityplus.identity.StaffDirectory;
import org.cityplus.kernel.FieldError;
import org.cityplus.kernel.Message;
import org.cityplus.kernel.Refusal;
import org.cityplus.oversight.RecordFacts;
import org.cityplus.oversight.look.FlagState.Act;
import org.cityplus.vault.Vault;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The examination of flagged looks. The looker says why; the supervisor of their agency accepts or passes on; the audit
 * administrator settles what was passed on. Nobody judges their own look, nor one at somebody close to them: a supervisor can pass
 * that on.
 */
@Component
public class Flags {
    private static final int PAGE = 30;
    private static final int MOST_ENTRIES = 100;
    private static final int LONGEST = 1000;

    private final FlagRows rows;
    private final Audit audit;
    private final StaffDirectory directory;
    private final Likenesses likenesses;
    private final Map<String, RecordFacts> facts;
    private final PersonRecusal recusal;
    private final Vault vault;
    private final TransactionTemplate transactions;
    private final Clock clock;

    Flags(
            FlagRows rows,
            Audit audit,
            StaffDirectory directory,
            Likenesses likenesses,
            ObjectProvider<RecordFacts> facts,
            PersonRecusal recusal,
            Vault vault,
            TransactionTemplate transactions,
            Clock clock) {
        this.rows = rows;
        this.audit = audit;
        this.directory = directory;
        this.likenesses = likenesses;
        this.facts = facts.stream().collect(Collectors.toUnmodifiableMap(RecordFacts::kind, Function.identity()));
        this.recusal = recusal;
        this.vault = vault;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** A flag as a line of a list. */
    public record Line(Flag flag, String lookerName, List<String> rules) {}

    /** One page of a list; {@code next} is where the next one begins, null on the last. */
    public record Listed(List<Line> lines, @Nullable UUID next) {}

    /**
     * One look of a flag.
     *
     * @param label how staff call the record; its kind when its module tells nothing
     */
    public record Looked(long entry, Instant at, String kind, String label, String act) {}

    /**
     * A flag with all there is to judge it by.
     *
     * @param recused the person looked at is close to whoever reads: others judge it
     */
    public record Whole(Line line, String personName, List<Looked> looks, List<Flag.Step> steps, boolean recused) {}

    /** Flags of the supervisor's agency, their own left out. */
    @Transactional(readOnly = true)
    public Listed listFor(Officer supervisor, Set<FlagState> states, @Nullable String rule, UUID before) {
        require(supervisor, Role.SUPERVISOR);
        return others(supervisor, list(new FlagFilter(supervisor.agency(), null, states, rule, before)));
    }

    private static Listed others(Officer reader, Listed all) {
        return new Listed(
                all.lines.stream()
                        .filter(line -> !line.flag.actor().equals(reader.id()))
                        .toList(),
                all.next);
    }

    /** Flags of all agencies, the reader's own left out. */
    @Transactional(readOnly = true)
    public Listed listAll(Officer auditor, Set<FlagState> states, @Nullable String rule, UUID before) {
        require(auditor, Role.AUDIT_ADMINISTRATOR);
        return others(auditor, list(new FlagFilter(null, null, states, rule, before)));
    }

    /** Flags on one's own looks that are not settled. */
    @Transactional(readOnly = true)
    public Listed listOwn(Officer looker, UUID before) {
        Listed found = list(new FlagFilter(null, looker.id(), FlagFilter.statesOf("waiting"), null, before));
        return new Listed(
                found.lines.stream()
                        .map(line -> new Line(line.flag, line.lookerName, List.of()))
                        .toList(),
                found.next);
    }

    private Listed list(FlagFilter filter) {
        List<Flag> found = rows.list(filter, PAGE + 1);
        List<Flag> shown = found.stream().limit(PAGE).toList();
        return new Listed(lines(shown), found.size() > PAGE ? shown.getLast().id() : null);
    }

    private List<Line> lines(List<Flag> flags) {
        Map<UUID, List<String>> rules =
                rows.rulesOf(flags.stream().map(Flag::id).toList());
        Map<UUID, String> names = directory
                .listAmong(flags.stream().map(Flag::actor).toList())
                .stream()
                .collect(Collectors.toMap(StaffDirectory.Member::id, StaffDirectory.Member::name));
        return flags.stream()
                .map(flag ->
                        new Line(flag, names.getOrDefault(flag.actor(), ""), rules.getOrDefault(flag.id(), List.of())))
                .toList();
    }

    public int countWaitingFor(Officer supervisor) {
        return rows.count(
                "agency = ? and state in ('OPEN', 'EXPLAINED') and actor <> ?", supervisor.agencyId(), supervisor.id());
    }

    public int countPassedOn() {
        return rows.count("state = 'PASSED_ON'");
    }

    public int countToExplain(UUID looker) {
        return rows.count(
                "actor = ? and state in ('OPEN', 'PASSED_ON')"
                        + " and not exists (select from oversight.step s where s.flag = flag.id and s.act = 'EXPLAIN')",
                looker);
    }

    /** For the supervisor; opening it is on record for the person looked at. */
    @Transactional
    public Whole examine(Officer supervisor, UUID id) {
        Flag flag = getForSupervisor(supervisor, rows.find(id).orElseThrow(Refusal::notFound));
        return opened(supervisor, flag);
    }

    /** For the audit administrator. */
    @Transactional
    public Whole audit(Officer auditor, UUID id) {
        return opened(auditor, getForAuditor(auditor, rows.find(id).orElseThrow(Refusal::notFound)));
    }

    private Whole opened(Officer by, Flag flag) {
        trace(by, flag, "flag-opened", "");
        String person = flag.subject() == null
                ? ""
                : likenesses.of(List.of(flag.subject())).values().stream()
                        .map(Likenesses.Likeness::name)
                        .findFirst()
                        .orElse("");
        return new Whole(
                lines(List.of(flag)).getFirst(), person, looks(flag), rows.stepsOf(flag.id()), isRecused(by, flag));
    }

    /** What the looker is asked about: when, which record; not which rule, which would tell who is protected. */
    @Transactional(readOnly = true)
    public Whole own(Officer looker, UUID id) {
        Flag flag = getOwn(looker, rows.find(id).orElseThrow(Refusal::notFound));
        List<Flag.Step> steps = rows.stepsOf(id).stream()
                .filter(step -> step.by().equals(looker.id()))
                .toList();
        return new Whole(new Line(flag, looker.displayName(), List.of()), "", looks(flag), steps, false);
    }

    private List<Looked> looks(Flag flag) {
        List<Audit.Numbered> entries = audit.listByNumber(rows.entriesOf(flag.id(), MOST_ENTRIES)).stream()
                .sorted(Comparator.comparingLong(Audit.Numbered::id))
                .toList();
        Map<String, String> labels =
                labels(entries.stream().map(one -> one.entry().record()).collect(Collectors.toSet()));
        return entries.stream()
                .map(one -> {
                    String record = one.entry().record();
                    String kind = Detection.kind(record);
                    return new Looked(
                            one.id(),
                            one.entry().at(),
                            kind,
                            labels.getOrDefault(record, ""),
                            one.entry().act());
                })
                .toList();
    }

    private Map<String, String> labels(Collection<String> records) {
        return records.stream().collect(Collectors.groupingBy(Detection::kind)).entrySet().stream()
                .flatMap(kind -> Optional.ofNullable(facts.get(kind.getKey())).stream()
                        .flatMap(module -> module.of(kind.getValue()).entrySet().stream()))
                .collect(Collectors.toMap(
                        Map.Entry::getKey, each -> each.getValue().label()));
    }

    /** The looker says why. */
    public void explain(Officer looker, UUID id, String typed) {
        String words = words(typed);
        act(looker, id, Act.EXPLAIN, words, flag -> getOwn(looker, flag));
    }

    /**
     * @throws Refusal INVALID on an outcome that is none, CONFLICT when the flag has been settled or passed on, FORBIDDEN to accept
     *     a look at somebody close
     */
    public void judge(Officer supervisor, UUID id, String outcome, String typed) {
        Act act = switch (outcome) {
            case "accept" -> Act.ACCEPT;
            case "pass-on" -> Act.PASS_ON;
            default -> throw invalid("outcome", "oversight.flag.outcome");
        };
        String words = words(typed);
        act(supervisor, id, act, words, flag -> {
            Flag own = getForSupervisor(supervisor, flag);
            return act == Act.PASS_ON ? own : judged(supervisor, own);
        });
    }

    /** What was passed on is settled. @throws Refusal as {@link #judge} */
    public void settle(Officer auditor, UUID id, String outcome, String typed) {
        Act act = switch (outcome) {
            case "clear" -> Act.CLEAR;
            case "unfounded" -> Act.FIND_UNFOUNDED;
            default -> throw invalid("outcome", "oversight.flag.outcome");
        };
        String words = words(typed);
        act(auditor, id, act, words, flag -> judged(auditor, getForAuditor(auditor, flag)));
    }

    /** Under the flag's lock; the same act by the same person again, as a browser repeats it, changes nothing. */
    private void act(Officer by, UUID id, Act act, String words, Function<Flag, Flag> check) {
        Flag seen = check.apply(rows.find(id).orElseThrow(Refusal::notFound));
        vault.admit(seen.actor());
        transactions.executeWithoutResult(status -> {
            Flag flag = check.apply(rows.findLocked(id).orElseThrow(Refusal::notFound));
            boolean isRepeated = rows.stepsOf(id).stream()
                    .reduce((first, second) -> second)
                    .filter(last -> last.act() == act
                            && last.by().equals(by.id())
                            // Of an erased person no words are kept to compare.
                            && (last.words().equals(words) || last.words().isEmpty()))
                    .isPresent();
            if (isRepeated) {
                return;
            }
            if (flag.state().after(act).isEmpty()) {
                throw new Refusal(Refusal.Kind.CONFLICT, Message.of("oversight.flag.moved-on"));
            }
            rows.append(flag, act, by.id(), by.displayName(), words);
            // The person looked at reads why it was settled; what was said before that is for those who examine it.
            boolean isSettled =
                    flag.state().after(act).filter(FlagState::isSettled).isPresent();
            trace(by, flag, "flag-" + word(act), isSettled ? words : "");
        });
    }

    private static String word(Act act) {
        return act.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Flag getForSupervisor(Officer supervisor, Flag flag) {
        require(supervisor, Role.SUPERVISOR);
        if (!flag.agency().equals(supervisor.agency()) || flag.actor().equals(supervisor.id())) {
            throw Refusal.notFound();
        }
        return flag;
    }

    /** Whoever became audit administrator may have looked before, in another role. */
    private static Flag getForAuditor(Officer auditor, Flag flag) {
        require(auditor, Role.AUDIT_ADMINISTRATOR);
        if (flag.actor().equals(auditor.id())) {
            throw Refusal.notFound();
        }
        return flag;
    }

    private Flag judged(Officer by, Flag flag) {
        if (isRecused(by, flag)) {
            throw new Refusal(Refusal.Kind.FORBIDDEN, PersonRecusal.WHY);
        }
        return flag;
    }

    private boolean isRecused(Officer by, Flag flag) {
        return flag.subject() != null && recusal.isClose(by, flag.subject());
    }

    private static Flag getOwn(Officer looker, Flag flag) {
        if (!flag.actor().equals(looker.id())) {
            throw Refusal.notFound();
        }
        return flag;
    }

    private static void require(Officer officer, Role role) {
        if (!officer.has(role)) {
            throw Refusal.notFound();
        }
    }

    private static String words(String typed) {
        String words = typed.strip();
        if (words.isEmpty() || words.length() > LONGEST) {
            throw invalid("why", "oversight.flag.why-rule");
        }
        return words;
    }

    private static Refusal invalid(String field, String key) {
        Message message = Message.of(key, LONGEST);
        return new Refusal(Refusal.Kind.INVALID, message, List.of(new FieldError(field, message)));
    }

    private void trace(Officer by, Flag flag, String act, String why) {
        audit.write(new AuditEntry(clock.instant(), by.id(), by.signature(), flag.subject(), "look:" + flag.id(), act)
                .because(why));
    }

    /** States of the flags that looks at {@code person} belong to, for that person to read. */
    public Map<Long, Flag> ofEntries(UUID person, Collection<Long> entries) {
        return rows.ofEntries(person, entries);
    }
}
