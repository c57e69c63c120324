package vn.pcmt.contract.calendar;

/** Why a day is not what its weekday would make it. */
public enum DayKind {
    /** Off by law, or in lieu of such a day that fell on a weekend. */
    HOLIDAY,
    /** A weekday off in exchange for a Saturday that is worked. */
    SWAP_OFF,
    /** A day of a weekend that is worked in exchange. */
    MAKE_UP
}
