package org.cityplus.cityhall.web;

import java.util.List;
import java.util.stream.Collectors;
import org.cityplus.kernel.LocalizedText;
import org.cityplus.kernel.Message;
import org.cityplus.web.Page;

/**
 * What people come to an office for.
 *
 * @param services whose applicants come for it
 */
public record VisitChoice(String kind, Message name, List<LocalizedText> services) {
    public String hint(Page page) {
        return services.isEmpty()
                ? page.t("cityhall.counters-for-nobody")
                : page.t(
                        "cityhall.counters-for-services",
                        services.stream().map(page::t).collect(Collectors.joining(page.isEnglish() ? ", " : "、")));
    }
}
