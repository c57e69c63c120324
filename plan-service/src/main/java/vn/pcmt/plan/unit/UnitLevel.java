package vn.pcmt.plan.unit;

import java.util.regex.Pattern;
import vn.pcmt.contract.unit.UnitKind;

/** Levels of the tree of units, the highest first. A level names what can be asked for in a list of units. */
enum UnitLevel {
    COUNTRY("VN"),
    PROVINCE("\\d{2}"),
    DISTRICT("\\d{3}"),
    /** Commune, ward, township, special zone. */
    COMMUNE("\\d{5}");

    /** An island district without communes was, until 2025, itself the lowest level, under its code of a district. */
    private static final Pattern SPECIAL_ZONE_CODE = Pattern.compile("\\d{3}|\\d{5}");

    private final Pattern code;

    UnitLevel(String code) {
        this.code = Pattern.compile(code);
    }

    static UnitLevel of(UnitKind kind) {
        return switch (kind) {
            case COUNTRY -> COUNTRY;
            case PROVINCE -> PROVINCE;
            case DISTRICT -> DISTRICT;
            case COMMUNE, WARD, TOWNSHIP, SPECIAL_ZONE -> COMMUNE;
        };
    }

    static boolean isCode(UnitKind kind, String code) {
        Pattern pattern = kind == UnitKind.SPECIAL_ZONE ? SPECIAL_ZONE_CODE : of(kind).code;
        return pattern.matcher(code).matches();
    }

    boolean isAbove(UnitLevel other) {
        return compareTo(other) < 0;
    }
}
