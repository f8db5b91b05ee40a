package org.cityplus.cases.figures.web;

import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cityplus.cases.figures.open.OpenMonth;
import org.cityplus.cases.figures.open.OpenRow;
import org.cityplus.cases.figures.open.Shown;
import org.cityplus.kernel.LocalizedText;
import org.cityplus.web.Page;

/** One month as a page shows it. @param agency whose services are unfolded; empty for none */
public record OpenView(OpenMonth month, String agency) {
    public record Named(String id, LocalizedText name) {}

    public List<Named> agencies() {
        Map<String, Named> found = new LinkedHashMap<>();
        month.rows().stream()
                .filter(row -> !row.agency().isEmpty())
                .forEach(row -> found.putIfAbsent(row.agency(), new Named(row.agency(), row.agencyName())));
        return List.copyOf(found.values());
    }

    public Optional<Named> chosen() {
        return agencies().stream().filter(each -> each.id().equals(agency)).findFirst();
    }

    public List<Named> services() {
        Map<String, Named> found = new LinkedHashMap<>();
        month.rows().stream().filter(row -> row.agency().equals(agency)).forEach(row -> {
            LocalizedText name = row.serviceName();
            if (name != null) {
                found.putIfAbsent(row.service(), new Named(row.service(), name));
            }
        });
        return List.copyOf(found.values());
    }

    public Optional<Shown> find(String ofAgency, String service, String measure) {
        return month.find(ofAgency, service, measure);
    }

    /** All that is told of a service but what is in the first line. */
    public List<OpenRow> rows(String service) {
        return month.rows().stream()
                .filter(row -> row.agency().equals(agency) && row.service().equals(service))
                .toList();
    }

    /** Such as 「2026 年 11 月」. */
    public static String month(YearMonth month, Page page) {
        return FigurePages.month(month, page);
    }

    /** As it is read: the number, that it is a small one, or between what it lies. */
    public static String said(Shown shown, Page page) {
        if (shown.isExact()) {
            return Long.toString(shown.least());
        }
        return shown.isSmall()
                ? page.t("figures.open.small", shown.most() + 1)
                : page.t("figures.open.between", Long.toString(shown.least()), Long.toString(shown.most()));
    }
}
