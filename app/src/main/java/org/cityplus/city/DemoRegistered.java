package org.cityplus.city;

import org.cityplus.kernel.IdNumber;

/** A made-up person whom only the sandbox register knows: no phone, no account. The same rules as for {@link DemoResident}. */
public record DemoRegistered(String name, IdNumber idNumber, String addressZh) {}
