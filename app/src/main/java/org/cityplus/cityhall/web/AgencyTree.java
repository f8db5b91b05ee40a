package org.cityplus.cityhall.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cityplus.city.Agency;
import org.cityplus.city.AgencyId;
import org.cityplus.city.Edition;
import org.cityplus.city.Office;

/** The agencies in the order of their tree, each below the one above it. */
public final class AgencyTree {
    /** Deeper ones are drawn no further in. */
    private static final int DEEPEST = 4;

    private final Map<Optional<AgencyId>, List<Agency>> children;
    private final Map<AgencyId, Long> offices;
    private final List<Line> lines = new ArrayList<>();

    private AgencyTree(Edition edition) {
        children = edition.agencies().values().stream().collect(Collectors.groupingBy(Agency::parent));
        offices = edition.openOffices().stream().collect(Collectors.groupingBy(Office::agency, Collectors.counting()));
        below(Optional.empty(), 0);
    }

    /**
     * One agency in the list.
     *
     * @param level how deep it stands, from 0
     */
    public record Line(Agency agency, int level, long offices) {}

    static List<Line> lines(Edition edition, String words, boolean closed) {
        String wanted = words.strip().toLowerCase(Locale.ROOT);
        return new AgencyTree(edition)
                .lines.stream()
                        .filter(line -> closed || line.agency.isOpen())
                        .filter(line -> matches(line.agency, wanted))
                        .toList();
    }

    private static boolean matches(Agency agency, String wanted) {
        return (agency.id() + " " + agency.kind() + " " + agency.name().zh() + " "
                        + agency.name().en())
                .toLowerCase(Locale.ROOT)
                .contains(wanted);
    }

    private void below(Optional<AgencyId> parent, int level) {
        for (Agency agency : children.getOrDefault(parent, List.of())) {
            lines.add(new Line(agency, Math.min(level, DEEPEST), offices.getOrDefault(agency.id(), 0L)));
            below(Optional.of(agency.id()), level + 1);
        }
    }
}
