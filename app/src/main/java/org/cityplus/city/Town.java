package org.cityplus.city;

import org.cityplus.kernel.DistrictCode;

/**
 * A town, township or street office.
 *
 * @param code nine digits as the statistics bureau gave them; they may begin with a former district's code
 * @param district the district of today
 */
public record Town(String code, DistrictCode district, String name) {}
