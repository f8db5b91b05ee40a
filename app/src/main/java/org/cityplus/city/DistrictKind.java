package org.cityplus.city;

/** What kind of unit a district is; they differ in name and law, not in what a resident may do there. */
public enum DistrictKind {
    /** 区 */
    DISTRICT,
    /** 县 */
    COUNTY,
    /** 自治县 */
    AUTONOMOUS_COUNTY
}
