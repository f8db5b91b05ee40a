package org.cityplus.city;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.cityplus.kernel.DistrictCode;
import org.cityplus.kernel.LocalizedText;
import org.cityplus.kernel.Message;
import org.cityplus.kernel.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Where the city is changed: each change is one edition more, seen by this node at its commit, by others in a second. */
@Component
public class CityBook {
    private static final Logger log = LoggerFactory.getLogger(CityBook.class);

    private final CityRows rows;
    private final CityWriting writing;
    private final City city;
    private final EditionReader reader;

    CityBook(CityRows rows, CityWriting writing, City city, PlatformTransactionManager transactions) {
        this.rows = rows;
        this.writing = writing;
        this.city = city;
        this.reader = new EditionReader(rows, transactions);
    }

    /** A change that was written. */
    public record Change(Revision revision, List<Difference> differences) {}

    /**
     * Makes the next edition in the caller's transaction. Administrators come one after the other; a row that changed
     * after the edition its changer saw is not overwritten.
     *
     * @param seen the revision that was on the page
     * @param change what becomes of the edition there is; may throw
     * @param check asked before anything is written; may throw
     * @throws Refusal CONFLICT when somebody else changed one of the same rows meanwhile
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Change revise(long seen, UnaryOperator<Edition> change, Check check) {
        long revision = rows.lock() + 1;
        Edition before = rows.read(city.edition().weekend());
        Edition after = change.apply(before).at(revision);
        List<Difference> differences = Difference.between(before, after);
        Change made = new Change(new Revision(before, after), differences);
        if (differences.isEmpty()) {
            return made;
        }
        requireUnchangedSince(seen, differences);
        check.require(made);
        writing.write(after, differences, revision);
        rows.advance(revision);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                city.renew(after);
            }
        });
        return made;
    }

    /** Whether a change may be made. */
    @FunctionalInterface
    public interface Check {
        void require(Change change);
    }

    private void requireUnchangedSince(long seen, List<Difference> differences) {
        Map<String, Long> changes = rows.changes();
        if (differences.stream().anyMatch(each -> changes.getOrDefault(each.record(), 0L) > seen)) {
            throw new Refusal(Refusal.Kind.CONFLICT, Message.of("city.moved-on"));
        }
    }

    /** Takes over what another node wrote. */
    @Scheduled(fixedDelay = 1_000, initialDelay = 1_000)
    void look() {
        try {
            if (rows.revision() > city.edition().revision()) {
                city.renew(reader.read(city.edition().weekend()));
            }
        } catch (RuntimeException e) {
            // What is committed is committed; the next look comes in a second.
            log.warn("The city's latest edition could not be read: {}", e.toString());
        }
    }

    /**
     * The edition a filled-in row leads to: the same reading and the same rules as for a file.
     *
     * @param table {@code agencies.csv} or {@code offices.csv}
     * @param cells the row, column to cell
     * @throws CityPackException naming the columns that are wrong; line 0 stands for another row that no longer holds
     */
    public Edition withRow(Edition edition, String table, Map<String, String> cells) {
        Memory files = EditionFiles.write(edition, city.features());
        List<Map<String, String>> written = new ArrayList<>();
        boolean agency = table.equals(AgencyFile.NAME);
        (agency
                        ? edition.agencies().values().stream().map(AgencyFile::cells)
                        : edition.offices().values().stream().map(OfficeFile::cells))
                .forEach(written::add);
        String id = cells.getOrDefault("id", "");
        int line = 0;
        for (int i = 0; i < written.size(); i++) {
            if (Objects.equals(written.get(i).get("id"), id)) {
                line = i + 1;
                written.set(i, cells);
            }
        }
        if (line == 0) {
            written.add(cells);
            line = written.size();
        }
        files.files().put(table, agency ? AgencyFile.writeCells(written) : OfficeFile.writeCells(written));
        return read(files, table, line + 1).at(edition.revision());
    }

    /**
     * The edition with another plan for a year.
     *
     * @param days lines of {@code date,kind,name_zh,name_en}
     * @param workingDays the announced number of working days, which is compared
     */
    public Edition withYear(
            Edition edition, String year, String days, String workingDays, String source, String checked) {
        Memory files = EditionFiles.write(edition, city.features());
        CalendarFiles.writeTyped(edition, year, days, workingDays, source, checked, files.files());
        return read(files, "calendar/" + year + ".csv", -1).at(edition.revision());
    }

    /** The edition with another wording of one text. */
    public Edition withText(Edition edition, String key, String zh, String en) {
        if (!edition.texts().containsKey(key)) {
            throw Refusal.notFound();
        }
        Memory files = EditionFiles.write(edition, city.features());
        TextFiles.writeTyped(edition.texts(), key, zh, en, files.files());
        return read(files, "texts", -1).at(edition.revision());
    }

    private Edition read(Memory files, String table, int line) {
        Problems problems = new Problems();
        Edition edition = EditionFiles.read(new Pack(files, problems), city.currentDistricts(), city.features());
        if (!problems.none()) {
            throw new CityPackException(
                    table,
                    problems.list().stream()
                            .map(problem -> line < 0 || (problem.file().equals(table) && problem.line() == line)
                                    ? problem
                                    : new PackProblem(problem.file(), 0, problem.field(), problem.wrong()))
                            .toList());
        }
        return edition;
    }

    /** The whole city as one archive, in the form of a city pack. */
    public byte[] export(Edition edition) {
        return Archive.write(EditionFiles.write(edition, city.features()).files());
    }

    /**
     * What an archive holds.
     *
     * @param hasSwitches whether it says what is paused
     * @param leftOut its files that stay as the pack's folder has them
     */
    public record Brought(Edition edition, boolean hasSwitches, List<String> leftOut) {
        /**
         * What becomes of {@code now}: the archive's rows, in it or new; agencies and offices the archive does not have
         * close. Announced years and texts are never taken away, promises and pages stand on them.
         */
        public Edition over(Edition now, Instant at) {
            Map<AgencyId, Agency> agencies = new LinkedHashMap<>(now.agencies());
            agencies.replaceAll((id, agency) -> agency.isOpen() ? agency.closed(at) : agency);
            agencies.putAll(edition.agencies());
            Map<OfficeId, Office> offices = new LinkedHashMap<>(now.offices());
            offices.replaceAll((id, office) -> office.isOpen() ? office.closed(at) : office);
            offices.putAll(edition.offices());
            Map<Integer, YearPlan> years = new TreeMap<>(now.years());
            years.putAll(edition.years());
            Map<String, LocalizedText> texts = new TreeMap<>(now.texts());
            texts.putAll(edition.texts());
            return new Edition(
                    now.revision(),
                    agencies,
                    offices,
                    now.weekend(),
                    years,
                    texts,
                    hasSwitches ? edition.paused() : now.paused());
        }
    }

    /**
     * Reads an archive in the form of a city pack.
     *
     * @throws CityPackException naming file, line, column, rule and remedy of everything that is wrong
     */
    public Brought read(byte[] archive) {
        Problems problems = new Problems();
        Archive.Contents contents = Archive.read(archive, problems);
        Set<DistrictCode> current = city.currentDistricts();
        Edition edition = problems.none()
                ? EditionFiles.read(new Pack(new Memory(contents.files()), problems), current, city.features())
                : city.edition();
        if (problems.none() && !edition.weekend().equals(city.edition().weekend())) {
            problems.add(
                    "calendar/calendar.yaml",
                    0,
                    "weekend",
                    Message.of(
                            "city.pack.weekend-fixed",
                            String.valueOf(city.edition().weekend())));
        }
        if (!problems.none()) {
            throw new CityPackException("archive", problems.list());
        }
        return new Brought(edition, contents.files().containsKey(SwitchFile.NAME), contents.leftOut());
    }
}
