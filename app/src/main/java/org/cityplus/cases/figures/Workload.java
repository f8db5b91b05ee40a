package org.cityplus.cases.figures;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cityplus.city.AgencyId;
import org.cityplus.identity.StaffDirectory;
import org.springframework.stereotype.Component;

/** Who has how much, for whoever heads the agency: names of officers go to nobody else. */
@Component
public class Workload {
    private final OpenCases open;
    private final StaffDirectory staff;

    Workload(OpenCases open, StaffDirectory staff) {
        this.open = open;
        this.staff = staff;
    }

    /** @param name of the officer; empty for what nobody has taken, a dash for somebody unknown */
    public record Load(String name, OpenCases.Counts counts) {}

    public List<Load> of(AgencyId agency) {
        List<OpenCases.Share> shares = open.shares(agency);
        Map<UUID, StaffDirectory.Member> members =
                staff
                        .listAmong(shares.stream()
                                .flatMap(share -> Stream.ofNullable(share.officer()))
                                .toList())
                        .stream()
                        .collect(Collectors.toMap(StaffDirectory.Member::id, Function.identity()));
        return shares.stream()
                .map(share -> {
                    UUID officer = share.officer();
                    StaffDirectory.Member member = officer == null ? null : members.get(officer);
                    return new Load(officer == null ? "" : member == null ? "—" : member.name(), share.counts());
                })
                .toList();
    }
}
