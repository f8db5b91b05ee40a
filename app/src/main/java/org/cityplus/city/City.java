package org.cityplus.city;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.cityplus.kernel.DistrictCode;
import org.cityplus.kernel.LocalizedText;
import org.cityplus.kernel.Message;
import org.cityplus.kernel.Refusal;

/**
 * The city this program serves: what its pack says for good, and what its administrators change meanwhile. Answers come
 * from memory; what changes is held as one {@link Edition}, replaced as a whole. Lists keep the order of their file, and
 * hold what is open; what is closed is still found by its id, for the cases that name it.
 */
public final class City {
    private final Path folder;
    private final CityIdentity identity;
    private final CityContents contents;
    private final SortedMap<DistrictCode, District> current;
    private final Map<DistrictCode, List<Town>> towns;
    private final Map<String, List<Village>> villages;
    private final List<Feature> features;
    private volatile Now now;

    /** An edition and what is asked of it often, worked out once. */
    private record Now(Edition edition, WorkingCalendar calendar, List<Agency> agencies, List<Office> offices) {
        static Now of(Edition edition) {
            return new Now(edition, edition.calendar(), edition.openAgencies(), edition.openOffices());
        }
    }

    City(Path folder, CityIdentity identity, CityContents contents, List<Feature> features, Edition edition) {
        this.folder = folder;
        this.identity = identity;
        this.contents = contents;
        this.current = new TreeMap<>(contents.districts().entrySet().stream()
                .filter(e -> e.getValue().isCurrent())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
        this.features = List.copyOf(features);
        this.now = Now.of(edition);
        this.towns = contents.towns().stream().collect(Collectors.groupingBy(Town::district));
        this.villages = contents.villages().stream().collect(Collectors.groupingBy(Village::town));
    }

    /**
     * Reads the pack in {@code folder}.
     *
     * @throws CityPackException when anything in it is wrong, listing everything that is
     */
    public static City load(Path folder) {
        return CityLoader.load(folder);
    }

    /** Short name for files and addresses, such as {@code chongqing}. */
    public String id() {
        return identity.id();
    }

    public LocalizedText name() {
        return identity.name();
    }

    public ZoneId zone() {
        return identity.zone();
    }

    /** The number to call when nothing else helps, such as 12345. */
    public String hotline() {
        return identity.hotline();
    }

    public Currency currency() {
        return identity.currency();
    }

    /** The districts of today by code, smallest first. */
    public SortedMap<DistrictCode, District> districts() {
        return Collections.unmodifiableSortedMap(current);
    }

    /** The district with this code, of today or of former times. */
    public Optional<District> findDistrict(DistrictCode code) {
        return Optional.ofNullable(contents.districts().get(code));
    }

    /** The district of today that serves the ground of this one, which is itself unless it is historical. */
    public Optional<District> findCurrentDistrict(DistrictCode code) {
        return findDistrict(code)
                .flatMap(district -> district.successor().isEmpty()
                        ? Optional.of(district)
                        : findDistrict(district.successor().get()));
    }

    /** Towns, townships and street offices of a district of today; none when the pack lists none. */
    public List<Town> townsOf(DistrictCode district) {
        return List.copyOf(towns.getOrDefault(district, List.of()));
    }

    /** Village and neighbourhood committees of the town with this code. */
    public List<Village> villagesOf(String town) {
        return List.copyOf(villages.getOrDefault(town, List.of()));
    }

    /** What administrators change, as it stands now. */
    public Edition edition() {
        return now.edition;
    }

    /** Begins with what the database has instead of the pack’s. */
    void hold(Edition stored) {
        now = Now.of(stored);
    }

    /** Takes the next edition; an older one than there is changes nothing. */
    synchronized void renew(Edition next) {
        if (next.revision() > now.edition.revision()) {
            now = Now.of(next);
        }
    }

    public List<Agency> agencies() {
        return now.agencies;
    }

    /**
     * The agency with this id.
     *
     * @throws NoSuchElementException when the city never had such an agency
     */
    public Agency getAgency(AgencyId id) {
        return findAgency(id).orElseThrow(() -> new NoSuchElementException("no agency " + id));
    }

    public Optional<Agency> findAgency(AgencyId id) {
        return Optional.ofNullable(now.edition.agencies().get(id));
    }

    /**
     * How an officer is named to people, in both languages, from what a record says: a name and the agency in Chinese.
     * Empty when it names no agency the city knows.
     */
    public Optional<LocalizedText> findSignature(String recorded) {
        return now.edition.agencies().values().stream()
                .filter(agency -> recorded.endsWith("·" + agency.name().zh()))
                .findFirst()
                .map(Agency::name)
                .map(agency -> new LocalizedText(
                        recorded,
                        recorded.substring(0, recorded.length() - agency.zh().length() - 1) + ", " + agency.en()));
    }

    /** The open agency of this kind that serves a district: its own, or else the city's. */
    public Optional<Agency> findAgency(String kind, DistrictCode district) {
        List<Agency> ofKind =
                agencies().stream().filter(a -> a.kind().equals(kind)).toList();
        return ofKind.stream()
                .filter(a -> a.district().equals(Optional.of(district)))
                .findFirst()
                .or(() -> ofKind.stream().filter(a -> a.district().isEmpty()).findFirst());
    }

    public List<Office> offices() {
        return now.offices;
    }

    /**
     * The office with this id.
     *
     * @throws NoSuchElementException when the city never had such an office
     */
    public Office getOffice(OfficeId id) {
        return findOffice(id).orElseThrow(() -> new NoSuchElementException("no office " + id));
    }

    public Optional<Office> findOffice(OfficeId id) {
        return Optional.ofNullable(now.edition.offices().get(id));
    }

    /** All offices an agency has or had. */
    public List<Office> officesOf(AgencyId agency) {
        return now.edition.offices().values().stream()
                .filter(o -> o.agency().equals(agency))
                .toList();
    }

    /** How long a file of this kind is kept while no record needs it. */
    public Duration unclaimedFileKept(String kind) {
        FileRetention retention = contents.fileRetentions().get(kind);
        return retention == null ? FileRetention.UNLESS_SAID : retention.unclaimed();
    }

    public WorkingCalendar calendar() {
        return now.calendar;
    }

    /** Everything that can be paused. */
    public List<Feature> features() {
        return features;
    }

    public boolean isOn(Feature feature) {
        return !now.edition.paused().contains(feature);
    }

    /** @throws Refusal PAUSED, saying what is paused and where to go instead */
    public void require(Feature feature) {
        if (!isOn(feature)) {
            throw new Refusal(Refusal.Kind.PAUSED, pausedMessage(feature));
        }
    }

    /** What people are told while the feature is paused. */
    public Message pausedMessage(Feature feature) {
        return Message.of(feature.pausedKey(), hotline());
    }

    /** The steps of a utility's tariffs, all dates; none when the pack has none. */
    public List<TariffStep> tariffOf(String utility) {
        return contents.tariffs().stream()
                .filter(step -> step.utility().equals(utility))
                .toList();
    }

    /** The city's own texts by key, such as {@code footer.demo}. */
    public Map<String, LocalizedText> texts() {
        return now.edition.texts();
    }

    /**
     * The text with this key, in both languages.
     *
     * @throws NoSuchElementException when the city has no such text
     */
    public LocalizedText getText(String key) {
        LocalizedText text = now.edition.texts().get(key);
        if (text == null) {
            throw new NoSuchElementException("no text " + key + " of " + id());
        }
        return text;
    }

    /** What law is called in English. */
    public LawTable laws() {
        return contents.laws();
    }

    /** The made-up people to fill a demonstration with. */
    public DemoPeople demo() {
        return contents.demo();
    }

    /** Where the definitions of administrative services are; the folder may not exist. */
    public Path servicesFolder() {
        return folder.resolve("services");
    }

    /** Where the definitions of life events are; the folder may not exist. */
    public Path lifeEventsFolder() {
        return folder.resolve("life-events");
    }

    /** Where the pack says what is kept about people, why and for how long. */
    public Path privacyFile() {
        return folder.resolve("privacy.yaml");
    }

    /** The districts' shapes; not read before they are asked for. */
    public DistrictMap map() {
        return contents.map();
    }

    Set<DistrictCode> currentDistricts() {
        return Collections.unmodifiableSet(current.keySet());
    }
}
