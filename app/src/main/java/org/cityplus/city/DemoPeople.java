package org.cityplus.city;

import java.util.List;

/** The made-up people of a demonstration; none in a pack without a {@code demo} folder. */
public record DemoPeople(List<DemoResident> residents, List<DemoStaff> staff, List<DemoRegistered> register) {
    static final DemoPeople NONE = new DemoPeople(List.of(), List.of(), List.of());

    public DemoPeople {
        residents = List.copyOf(residents);
        staff = List.copyOf(staff);
        register = List.copyOf(register);
    }

    public boolean isEmpty() {
        return residents.isEmpty() && staff.isEmpty();
    }
}
