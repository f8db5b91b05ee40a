package org.cityplus.city;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cityplus.kernel.DistrictCode;
import org.cityplus.kernel.Message;

/** Reads a pack, file after file, each checked against those before it. */
final class CityLoader {
    private CityLoader() {}

    static City load(Path folder) {
        Problems problems = new Problems();
        if (!Files.isDirectory(folder)) {
            problems.add(
                    "city.yaml", 0, "folder", Message.of("city.pack.folder", String.valueOf(folder.toAbsolutePath())));
            problems.throwIfAny(folder);
        }
        Pack pack = new Pack(new Folder(folder), problems);
        CityIdentity identity = CityIdentity.read(pack);
        Map<DistrictCode, District> districts = DistrictFile.read(pack, identity.region());
        Set<DistrictCode> current = current(districts);
        List<Feature> features = Feature.all(services(folder.resolve("services")));
        Edition edition = EditionFiles.read(pack, current, features);
        List<Town> towns = TownFiles.readTowns(pack, current);
        CityContents contents = new CityContents(
                districts,
                towns,
                TownFiles.readVillages(pack, towns),
                TariffFiles.read(pack),
                FileRetentionFile.read(pack),
                LawFile.read(pack),
                DemoFiles.read(
                        pack, identity.demoIds(), current, edition.agencies().keySet()),
                new DistrictMap(folder, current));
        problems.throwIfAny(folder);
        return new City(folder, identity, contents, features, edition);
    }

    private static Set<DistrictCode> current(Map<DistrictCode, District> districts) {
        return districts.values().stream()
                .filter(District::isCurrent)
                .map(District::code)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** A service is a folder; what is in it concerns whoever reads definitions. */
    private static List<String> services(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(folder)) {
            return folders.filter(Files::isDirectory)
                    .map(service -> String.valueOf(service.getFileName()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + folder, e);
        }
    }
}
