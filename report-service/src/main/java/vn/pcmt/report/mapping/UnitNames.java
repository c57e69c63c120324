package vn.pcmt.report.mapping;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.pcmt.report.mapping.MappingText.UnitName;
import vn.pcmt.report.unit.Unit;

/**
 * Which unit a text stands for on a day: its key, what a mapping calls it, its code, its name, in this order. Codes and
 * names are used again by other units later, so the day decides.
 */
public final class UnitNames {

    private static final List<String> KINDS = List.of("xã ", "phường ", "thị trấn ", "đặc khu ");

    private final Map<String, Unit> byKey = new HashMap<>();
    private final Map<String, List<Unit>> byText = new HashMap<>();
    private final Map<String, List<UnitName>> named = new HashMap<>();

    /**
     * @param units that may be meant
     * @param names a mapping's own
     */
    public UnitNames(Collection<Unit> units, Collection<UnitName> names) {
        for (Unit unit : units) {
            byKey.put(unit.key(), unit);
            add(unit.code(), unit);
            String name = FileLabels.plain(unit.name());
            add(name, unit);
            KINDS.stream()
                    .filter(name::startsWith)
                    .findFirst()
                    .ifPresent(kind -> add(name.substring(kind.length()), unit));
        }
        names.forEach(name -> named.computeIfAbsent(FileLabels.plain(name.label()), label -> new ArrayList<>())
                .add(name));
    }

    private void add(String text, Unit unit) {
        byText.computeIfAbsent(text, one -> new ArrayList<>()).add(unit);
    }

    /**
     * What was found.
     *
     * @param unit null if none, or more than one
     * @param problem {@code unit-unknown} or {@code unit-ambiguous}; null if there is one unit
     */
    public record Found(@Nullable Unit unit, @Nullable String problem) {}

    public Found find(String text, LocalDate day) {
        Unit exact = byKey.get(text.strip());
        if (exact != null) {
            return new Found(exact, null);
        }
        String plain = FileLabels.plain(text);
        Set<String> meant = named.getOrDefault(plain, List.of()).stream()
                .filter(name -> name.standsOn(day))
                .map(UnitName::unit)
                .collect(Collectors.toSet());
        List<Unit> found = meant.isEmpty()
                ? byText.getOrDefault(plain, List.of()).stream()
                        .filter(unit -> unit.existsOn(day))
                        .distinct()
                        .toList()
                : meant.stream()
                        .map(byKey::get)
                        .filter(java.util.Objects::nonNull)
                        .toList();
        return switch (found.size()) {
            case 0 -> new Found(null, "unit-unknown");
            case 1 -> new Found(found.getFirst(), null);
            default -> new Found(null, "unit-ambiguous");
        };
    }
}
