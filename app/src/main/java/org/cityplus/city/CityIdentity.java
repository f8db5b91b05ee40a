package org.cityplus.city;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.regex.Pattern;
import org.cityplus.kernel.LocalizedText;

/** What {@code city.yaml} says of the city itself. */
record CityIdentity(
        String id,
        String region,
        LocalizedText name,
        ZoneId zone,
        String hotline,
        Currency currency,
        IdRegions demoIds) {
    private static final Pattern ID = Pattern.compile("[a-z]+");
    private static final Pattern REGION = Pattern.compile("\\d{2,5}");
    private static final Pattern DISTRICT = Pattern.compile("\\d{6}");
    private static final Pattern PHONE = Pattern.compile("[0-9 +-]+");

    static CityIdentity read(Pack pack) {
        YamlMap root = pack.yaml("city.yaml")
                .only("id", "region", "name", "zone", "hotline", "languages", "currency", "demo", "sources");
        YamlMap name = root.map("name").only("zh-CN", "en");
        if (!root.values("languages").equals(List.of("zh-CN", "en"))) {
            root.report("languages", "must be [zh-CN, en]", "These are the languages the program speaks");
        }
        root.text("sources");
        return new CityIdentity(
                root.matching("id", ID, "Write small letters"),
                root.matching("region", REGION, "Write the first digits of the district codes"),
                new LocalizedText(name.text("zh-CN"), name.text("en")),
                root.parse("zone", ZoneOffset.UTC, "must be a time zone", "Write it as Asia/Shanghai", ZoneId::of),
                root.matching("hotline", PHONE, "Write the number people call"),
                root.parse(
                        "currency",
                        Currency.getInstance("CNY"),
                        "must be a currency",
                        "Write its ISO 4217 code",
                        Currency::getInstance),
                demoIds(pack, root));
    }

    private static IdRegions demoIds(Pack pack, YamlMap root) {
        if (!pack.has("demo")) {
            return new IdRegions("", "");
        }
        YamlMap regions = root.map("demo").only("id_regions").map("id_regions").only("from", "to");
        return new IdRegions(
                regions.matching("from", DISTRICT, "Write six digits"),
                regions.matching("to", DISTRICT, "Write six digits"));
    }
}
