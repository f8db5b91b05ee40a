package org.cityplus.cases.definition;

import java.util.ArrayList;
import java.util.List;
import org.cityplus.kernel.LocalizedText;

/** Words that every service has without writing them. */
final class BuiltIn {
    static final List<Field.Option> YES_NO = List.of(
            new Field.Option(Values.YES, new LocalizedText("是", "Yes")),
            new Field.Option(Values.NO, new LocalizedText("否", "No")));

    private BuiltIn() {}

    static LocalizedText part(LocalizedText of, String part) {
        return joined(
                of,
                switch (part) {
                    case "name" -> new LocalizedText("姓名", "name");
                    case "idNumber" -> new LocalizedText("身份证号", "identity number");
                    case "mobile" -> new LocalizedText("手机号", "mobile number");
                    case "district" -> new LocalizedText("区县", "district");
                    case "line" -> new LocalizedText("街道和门牌", "street and number");
                    default -> throw new IllegalArgumentException(part);
                });
    }

    static LocalizedText entry(LocalizedText item, int n, LocalizedText label) {
        return new LocalizedText(item.zh() + " " + n + "：" + label.zh(), item.en() + " " + n + ": " + label.en());
    }

    static LocalizedText howMany(LocalizedText group) {
        return new LocalizedText(group.zh() + "：几个？", group.en() + ": how many?");
    }

    static List<Field.Option> counts(int from, int to) {
        List<Field.Option> counts = new ArrayList<>();
        for (int i = from; i <= to; i++) {
            String n = String.valueOf(i);
            counts.add(new Field.Option(n, new LocalizedText(n, n)));
        }
        return List.copyOf(counts);
    }

    private static LocalizedText joined(LocalizedText of, LocalizedText part) {
        return new LocalizedText(of.zh() + "：" + part.zh(), of.en() + ": " + part.en());
    }
}
