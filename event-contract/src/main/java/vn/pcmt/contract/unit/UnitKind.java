package vn.pcmt.contract.unit;

/** Kinds of administrative units, today's and those abolished on 1 July 2025 (district and township). */
public enum UnitKind {
    COUNTRY,
    PROVINCE,
    DISTRICT,
    COMMUNE,
    WARD,
    TOWNSHIP,
    SPECIAL_ZONE;

    /** Whether units of this kind are the lowest level that reports: xã, phường, thị trấn, đặc khu. */
    public boolean isCommuneLevel() {
        return switch (this) {
            case COMMUNE, WARD, TOWNSHIP, SPECIAL_ZONE -> true;
            case COUNTRY, PROVINCE, DISTRICT -> false;
        };
    }
}
