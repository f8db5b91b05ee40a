package org.cityplus.city;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cityplus.kernel.DistrictCode;

/** What administrators change, as files of a city pack: read, and written so that reading gives the same again. */
final class EditionFiles {
    private EditionFiles() {}

    /** What the pack says; problems are reported to it. */
    static Edition read(Pack pack, Set<DistrictCode> current, List<Feature> features) {
        Map<AgencyId, Agency> agencies = AgencyFile.read(pack, current);
        WorkingCalendar calendar = CalendarFiles.read(pack);
        return new Edition(
                0,
                agencies,
                OfficeFile.read(pack, current, agencies),
                calendar.weekend(),
                calendar.plans(),
                TextFiles.read(pack),
                SwitchFile.read(pack, features));
    }

    /** The files by name; {@link #read} makes the same edition of them. */
    static Memory write(Edition edition, List<Feature> features) {
        java.util.TreeMap<String, byte[]> files = new java.util.TreeMap<>();
        files.put(AgencyFile.NAME, AgencyFile.write(edition.agencies().values()));
        files.put(OfficeFile.NAME, OfficeFile.write(edition.offices().values()));
        files.put(SwitchFile.NAME, SwitchFile.write(features, edition.paused()));
        CalendarFiles.write(edition, files);
        TextFiles.write(edition.texts(), files);
        return new Memory(files);
    }
}
