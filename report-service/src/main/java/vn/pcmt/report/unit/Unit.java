package vn.pcmt.report.unit;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;
import vn.pcmt.contract.report.ReportingLevel;
import vn.pcmt.contract.unit.UnitKind;
import vn.pcmt.contract.unit.UnitState;
import vn.pcmt.contract.unit.UnitState.Successor;

/**
 * An area of the read model, from {@code unit-events}: a commune, a district, a province or the country.
 *
 * @param key {@code code@validFrom}; {@code VN} for the country
 * @param version of the unit's latest event that was applied
 * @param validTo first day on which it no longer exists; null while it exists
 * @param path keys of the areas it belongs to in the tree of its own time, itself first
 * @param today what it is in the tree of today: itself while it exists, else its successors
 */
@Document(Unit.COLLECTION)
@CompoundIndex(name = "today_path", def = "{'today.path': 1}")
public record Unit(
        @Id String key,
        long version,
        String code,
        String name,
        UnitKind kind,
        LocalDate validFrom,
        @Nullable LocalDate validTo,
        boolean border,
        @Nullable Integer population,
        @Nullable BigDecimal latitude,
        @Nullable BigDecimal longitude,
        @Indexed List<String> path,
        List<Successor> today) {

    static final String COLLECTION = "areas";

    /** As its event told it. */
    public static Unit of(UnitState state, long version) {
        return new Unit(
                state.key(),
                version,
                state.code(),
                state.name(),
                state.kind(),
                state.validFrom(),
                state.validTo(),
                state.border(),
                state.population(),
                state.latitude(),
                state.longitude(),
                state.path(),
                state.today());
    }

    /** Whether the unit exists on a day. */
    public boolean existsOn(LocalDate day) {
        return !day.isBefore(validFrom) && (validTo == null || day.isBefore(validTo));
    }

    /**
     * Whether a reorganisation that reached the unit is complete. Its events come one by one: when a province ends, its
     * communes are told their place in today's tree before they are told that they have ended themselves.
     */
    public boolean isSettled() {
        return validTo != null
                || today.stream().allMatch(successor -> successor.path().equals(path));
    }

    /** The area below the country that it belongs to in the tree of its own time. */
    public String province() {
        return path.get(Math.max(0, path.size() - 2));
    }

    /** Whether all of the unit, and not a share of it, became part of another one. */
    public boolean wentWholeInto(String key) {
        return today.size() == 1
                && today.getFirst().path().getFirst().equals(key)
                && today.getFirst().share().compareTo(BigDecimal.ONE) == 0;
    }

    /** How much of the unit counts towards an area in today's tree: 1 for one that was never split, 0 outside. */
    public BigDecimal shareIn(String area) {
        return today.stream()
                .filter(successor -> successor.path().contains(area))
                .map(Successor::share)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Whether reports are owed by units of its kind, at one level or the other. */
    public boolean isReporting() {
        return kind.isCommuneLevel() || kind == UnitKind.PROVINCE;
    }

    /** Whether the unit is one that owes what is asked of an area at a level: its communes, or the province itself. */
    public boolean owes(ReportingLevel level, String area) {
        return switch (level) {
            case COMMUNE -> kind.isCommuneLevel() && isWithin(area);
            case PROVINCE -> kind == UnitKind.PROVINCE && isOrBecame(area);
        };
    }

    /** Whether it is that unit, or went into it, whole or in part. */
    public boolean isOrBecame(String unit) {
        return key.equals(unit)
                || today.stream()
                        .anyMatch(successor -> successor.path().getFirst().equals(unit));
    }

    /** Whether the unit lies in an area, or is it: in the tree of its own time or in today's. */
    public boolean isWithin(@Nullable String area) {
        return area != null
                && Stream.concat(Stream.of(path), today.stream().map(Successor::path))
                        .anyMatch(keys -> keys.contains(area));
    }
}
