package vn.pcmt.contract.unit;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.pcmt.contract.Checks;

/**
 * A unit through its whole life. Codes are re-used over time, so a unit is its code and the day it began.
 *
 * @param key {@code code@validFrom}, such as {@code 18859@2025-07-01}; {@code VN} for the country
 * @param code five digits for a commune, three for a district, two for a province
 * @param name with its kind, such as {@code Xã Khe Sanh}
 * @param validTo first day on which it no longer exists; null while it exists
 * @param border whether it lies on the land border
 * @param population residents, null if not known
 * @param latitude degrees north of a point inside, null if not known
 * @param longitude degrees east, null if not known
 * @param path keys of the areas it belongs to in the tree of its own time, itself first, the country last
 * @param today what it is in the tree of today: itself while it exists, else its successors with their shares
 * @param formerNames names it bore before, the earliest first; null if it was never renamed
 */
public record UnitState(
        String key,
        String code,
        String name,
        UnitKind kind,
        LocalDate validFrom,
        @Nullable LocalDate validTo,
        boolean border,
        @Nullable Integer population,
        @Nullable BigDecimal latitude,
        @Nullable BigDecimal longitude,
        List<String> path,
        List<Successor> today,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<FormerName> formerNames) {

    /** Key of the country, root of every path. */
    public static final String COUNTRY_KEY = "VN";

    public UnitState {
        Checks.text(key, "key");
        Checks.text(code, "code");
        Checks.text(name, "name");
        Checks.present(kind, "kind");
        Checks.present(validFrom, "validFrom");
        if (validTo != null && !validTo.isAfter(validFrom)) {
            throw new IllegalArgumentException("a unit must exist for at least a day: " + validFrom + " to " + validTo);
        }
        path = List.copyOf(path);
        today = List.copyOf(today);
        formerNames = formerNames == null || formerNames.isEmpty() ? null : List.copyOf(formerNames);
        if (path.isEmpty() || !path.getFirst().equals(key)) {
            throw new IllegalArgumentException("the path of " + key + " must begin with it: " + path);
        }
    }

    /** A unit that was never renamed. */
    public UnitState(
            String key,
            String code,
            String name,
            UnitKind kind,
            LocalDate validFrom,
            @Nullable LocalDate validTo,
            boolean border,
            @Nullable Integer population,
            @Nullable BigDecimal latitude,
            @Nullable BigDecimal longitude,
            List<String> path,
            List<Successor> today) {
        this(key, code, name, kind, validFrom, validTo, border, population, latitude, longitude, path, today, null);
    }

    /** The name it bore on a day: the name of today if the day is not before the last change. */
    public String nameOn(LocalDate day) {
        if (formerNames != null) {
            for (FormerName former : formerNames) {
                if (day.isBefore(former.until())) {
                    return former.name();
                }
            }
        }
        return name;
    }

    /** Whether the unit exists on a day. */
    public boolean existsOn(LocalDate day) {
        return !day.isBefore(validFrom) && (validTo == null || day.isBefore(validTo));
    }

    /**
     * Where a unit's figures belong today.
     *
     * @param share of the figures, 0 exclusive to 1; 1 for a merger, less for a split, whose figures are estimates
     * @param path keys of the areas, the commune of today first, the country last
     */
    public record Successor(BigDecimal share, List<String> path) {
        public Successor {
            Checks.present(share, "share");
            if (share.signum() <= 0 || share.compareTo(BigDecimal.ONE) > 0) {
                throw new IllegalArgumentException("share must be in (0, 1], not " + share);
            }
            path = List.copyOf(path);
        }
    }

    /**
     * A name given up.
     *
     * @param until first day on which the unit no longer bore it
     */
    public record FormerName(String name, LocalDate until) {
        public FormerName {
            Checks.text(name, "name");
            Checks.present(until, "until");
        }
    }
}
