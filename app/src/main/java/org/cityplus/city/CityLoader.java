package org.cityplus.city;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.cityplus.kernel.DistrictCode;

/** Reads a pack, file after file, each checked against those before it. */
final class CityLoader {
    private CityLoader() {}

    static City load(Path folder) {
        Problems problems = new Problems();
        if (!Files.isDirectory(folder)) {
            problems.add(
                    "city.yaml",
                    0,
                    "folder",
                    "must exist: " + folder.toAbsolutePath(),
                    "Set cityplus.city to a city pack");
            problems.throwIfAny(folder);
        }
        Pack pack = new Pack(folder, problems);
        CityIdentity identity = CityIdentity.read(pack);
        CityContents contents = contents(pack, identity);
        problems.throwIfAny(folder);
        return new City(folder, identity, contents);
    }

    private static CityContents contents(Pack pack, CityIdentity identity) {
        Map<DistrictCode, District> districts = DistrictFile.read(pack, identity.region());
        Set<DistrictCode> current = districts.values().stream()
                .filter(District::isCurrent)
                .map(District::code)
                .collect(Collectors.toUnmodifiableSet());
        List<Town> towns = TownFiles.readTowns(pack, current);
        Map<AgencyId, Agency> agencies = AgencyFile.read(pack, current);
        return new CityContents(
                districts,
                towns,
                TownFiles.readVillages(pack, towns),
                agencies,
                OfficeFile.read(pack, current, agencies.keySet()),
                CalendarFiles.read(pack),
                TariffFiles.read(pack),
                TextFiles.read(pack),
                FileRetentionFile.read(pack),
                DemoFiles.read(pack, identity.demoIds(), current, agencies.keySet()),
                new DistrictMap(pack.folder(), current));
    }
}
