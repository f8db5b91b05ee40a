package org.cityplus.city;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.regex.Pattern;
import org.cityplus.kernel.LocalizedText;
import org.cityplus.kernel.Message;

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
            root.report("languages", Message.of("city.pack.languages"));
        }
        root.text("sources");
        return new CityIdentity(
                root.matching("id", ID, Message.of("city.pack.small-letters")),
                root.matching("region", REGION, Message.of("city.pack.region")),
                new LocalizedText(name.text("zh-CN"), name.text("en")),
                root.parse("zone", ZoneOffset.UTC, Message.of("city.pack.zone"), ZoneId::of),
                root.matching("hotline", PHONE, Message.of("city.pack.hotline")),
                root.parse(
                        "currency",
                        Currency.getInstance("CNY"),
                        Message.of("city.pack.currency"),
                        Currency::getInstance),
                demoIds(pack, root));
    }

    private static IdRegions demoIds(Pack pack, YamlMap root) {
        if (!pack.has("demo")) {
            return new IdRegions("", "");
        }
        YamlMap regions = root.map("demo").only("id_regions").map("id_regions").only("from", "to");
        return new IdRegions(
                regions.matching("from", DISTRICT, Message.of("city.pack.six-digits")),
                regions.matching("to", DISTRICT, Message.of("city.pack.six-digits")));
    }
}
