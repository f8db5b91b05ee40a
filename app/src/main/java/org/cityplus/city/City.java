package org.cityplus.city;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.cityplus.kernel.DistrictCode;
import org.cityplus.kernel.LocalizedText;

/** The city this program serves, as its pack describes it. Immutable; all lists keep the order of their file. */
public final class City {
    private final Path folder;
    private final CityIdentity identity;
    private final CityContents contents;
    private final SortedMap<DistrictCode, District> current;
    private final Map<OfficeId, Office> offices;
    private final Map<DistrictCode, List<Town>> towns;
    private final Map<String, List<Village>> villages;

    City(Path folder, CityIdentity identity, CityContents contents) {
        this.folder = folder;
        this.identity = identity;
        this.contents = contents;
        this.current = new TreeMap<>(contents.districts().entrySet().stream()
                .filter(e -> e.getValue().isCurrent())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
        this.offices = contents.offices().stream().collect(Collectors.toUnmodifiableMap(Office::id, o -> o));
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

    public List<Agency> agencies() {
        return List.copyOf(contents.agencies().values());
    }

    /**
     * The agency with this id.
     *
     * @throws NoSuchElementException when the pack has no such agency
     */
    public Agency getAgency(AgencyId id) {
        return findAgency(id).orElseThrow(() -> new NoSuchElementException("no agency " + id));
    }

    public Optional<Agency> findAgency(AgencyId id) {
        return Optional.ofNullable(contents.agencies().get(id));
    }

    /** The agency of this kind that serves a district: its own, or else the city's. */
    public Optional<Agency> findAgency(String kind, DistrictCode district) {
        List<Agency> ofKind =
                agencies().stream().filter(a -> a.kind().equals(kind)).toList();
        return ofKind.stream()
                .filter(a -> a.district().equals(Optional.of(district)))
                .findFirst()
                .or(() -> ofKind.stream().filter(a -> a.district().isEmpty()).findFirst());
    }

    public List<Office> offices() {
        return contents.offices();
    }

    /**
     * The office with this id.
     *
     * @throws NoSuchElementException when the pack has no such office
     */
    public Office getOffice(OfficeId id) {
        return findOffice(id).orElseThrow(() -> new NoSuchElementException("no office " + id));
    }

    public Optional<Office> findOffice(OfficeId id) {
        return Optional.ofNullable(offices.get(id));
    }

    public List<Office> officesOf(AgencyId agency) {
        return offices().stream().filter(o -> o.agency().equals(agency)).toList();
    }

    public WorkingCalendar calendar() {
        return contents.calendar();
    }

    /** The steps of a utility's tariffs, all dates; none when the pack has none. */
    public List<TariffStep> tariffOf(String utility) {
        return contents.tariffs().stream()
                .filter(step -> step.utility().equals(utility))
                .toList();
    }

    /** The city's own texts by key, such as {@code footer.demo}. */
    public Map<String, LocalizedText> texts() {
        return contents.texts();
    }

    /**
     * The text with this key, in both languages.
     *
     * @throws NoSuchElementException when the pack has no such text
     */
    public LocalizedText getText(String key) {
        LocalizedText text = contents.texts().get(key);
        if (text == null) {
            throw new NoSuchElementException("no text " + key + " in the pack of " + id());
        }
        return text;
    }

    /** The made-up people to fill a demonstration with. */
    public DemoPeople demo() {
        return contents.demo();
    }

    /** Where the definitions of administrative services are; the folder may not exist. */
    public Path servicesFolder() {
        return folder.resolve("services");
    }

    /** Where the pack says what is kept about people, why and for how long. */
    public Path privacyFile() {
        return folder.resolve("privacy.yaml");
    }

    /** The districts' shapes; not read before they are asked for. */
    public DistrictMap map() {
        return contents.map();
    }
}
