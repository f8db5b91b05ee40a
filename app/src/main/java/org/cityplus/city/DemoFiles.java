package org.cityplus.city;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.cityplus.kernel.DistrictCode;
import org.cityplus.kernel.IdNumber;
import org.cityplus.kernel.LocalizedText;
import org.cityplus.kernel.Message;
import org.cityplus.kernel.MobileNumber;

/** Reads {@code demo/residents.csv} and {@code demo/staff.csv}; a pack without the folder has no made-up people. */
final class DemoFiles {
    private static final Pattern LATIN = Pattern.compile("[A-Z]+");
    private static final Pattern USERNAME = Pattern.compile("[a-z]++(\\.[a-z]++)*+");
    private static final Pattern ROLES = Pattern.compile("[a-z]++(-[a-z]++)*+( [a-z]++(-[a-z]++)*+)*+");
    private static final IdNumber NOBODY = new IdNumber("11010519491231002X");

    private enum Sex {
        F,
        M
    }

    private DemoFiles() {}

    static DemoPeople read(Pack pack, IdRegions regions, Set<DistrictCode> current, Set<AgencyId> agencies) {
        if (!pack.has("demo")) {
            return DemoPeople.NONE;
        }
        return new DemoPeople(
                pack.table(
                                "demo/residents.csv",
                                "name_zh,surname,given,phone,id_number,birth_date,sex,district,address_zh,address_en,synthetic")
                        .rows(row -> resident(row, regions, current)),
                pack.table("demo/staff.csv", "username,name_zh,name_en,agency,roles,password_hint,demo")
                        .rows(row -> staff(row, agencies)),
                pack.has("demo/register.csv")
                        ? pack.table("demo/register.csv", "name_zh,id_number,address_zh,synthetic")
                                .rows(row -> registered(row, regions))
                        : List.of());
    }

    private static DemoRegistered registered(CsvRow row, IdRegions regions) {
        mustBeTrue(row, "synthetic");
        IdNumber number =
                row.unique("id_number").parse("id_number", NOBODY, Message.of("city.pack.id-number"), IdNumber::new);
        if (!regions.contains(number)) {
            row.report("id_number", Message.of("city.pack.made-up-region", regions.first(), regions.last()));
        }
        return new DemoRegistered(row.text("name_zh"), number, row.text("address_zh"));
    }

    private static DemoResident resident(CsvRow row, IdRegions regions, Set<DistrictCode> current) {
        row.unique("phone").unique("id_number");
        mustBeTrue(row, "synthetic");
        LocalDate birthDate = row.date("birth_date");
        boolean male = row.parse("sex", Sex.F, Message.of("city.pack.sex"), Sex::valueOf) == Sex.M;
        Optional<IdNumber> idNumber = row.parse(
                "id_number", Optional.empty(), Message.of("city.pack.id-number"), v -> Optional.of(new IdNumber(v)));
        idNumber.ifPresent(number -> checkIdNumber(row, number, regions, birthDate, male));
        return new DemoResident(
                row.text("name_zh"),
                row.matching("surname", LATIN, Message.of("city.pack.latin")),
                row.matching("given", LATIN, Message.of("city.pack.latin")),
                row.parse("phone", new MobileNumber("13900000000"), Message.of("city.pack.mobile"), MobileNumber::new),
                idNumber.orElse(NOBODY),
                birthDate,
                male,
                row.currentDistrict("district", current),
                row.texts("address"));
    }

    private static void checkIdNumber(
            CsvRow row, IdNumber idNumber, IdRegions regions, LocalDate birthDate, boolean male) {
        if (!regions.contains(idNumber)) {
            row.report("id_number", Message.of("city.pack.made-up-region", regions.first(), regions.last()));
        }
        if (!idNumber.birthDate().equals(birthDate)) {
            row.report("birth_date", Message.of("city.pack.birth-date"));
        }
        if (idNumber.isMale() != male) {
            row.report("sex", Message.of("city.pack.sex-agrees"));
        }
    }

    private static DemoStaff staff(CsvRow row, Set<AgencyId> agencies) {
        mustBeTrue(row, "demo");
        return new DemoStaff(
                row.unique("username").matching("username", USERNAME, Message.of("city.pack.username")),
                new LocalizedText(row.text("name_zh"), row.text("name_en")),
                AgencyFile.reference(row, "agency", agencies),
                List.of(row.matching("roles", ROLES, Message.of("city.pack.roles"))
                        .split(" ")),
                row.text("password_hint"));
    }

    private static void mustBeTrue(CsvRow row, String field) {
        if (!row.yes(field)) {
            row.report(field, Message.of("city.pack.made-up"));
        }
    }
}
