package org.cityplus.cases.figures;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cityplus.city.Agency;
import org.cityplus.city.AgencyId;
import org.cityplus.city.City;
import org.springframework.stereotype.Component;

/** Whose figures somebody may see: those of the own agency, and of all below it. */
@Component
public class AgencyTree {
    private final City city;

    AgencyTree(City city) {
        this.city = city;
    }

    /** The agency itself first, then whatever is below it, also what is closed: its cases still count. */
    public List<AgencyId> from(AgencyId top) {
        List<Agency> all = List.copyOf(city.edition().agencies().values());
        Set<AgencyId> found = new LinkedHashSet<>(List.of(top));
        List<AgencyId> next = List.of(top);
        while (!next.isEmpty()) {
            List<AgencyId> above = next;
            List<AgencyId> below = new ArrayList<>();
            all.stream()
                    .filter(agency -> agency.parent().filter(above::contains).isPresent())
                    .map(Agency::id)
                    .filter(found::add)
                    .forEach(below::add);
            next = below;
        }
        return List.copyOf(found);
    }

    /** The one of them that is asked for; empty when it is none of theirs. */
    public Optional<AgencyId> find(AgencyId top, String wanted) {
        return from(top).stream().filter(id -> id.value().equals(wanted)).findFirst();
    }
}
