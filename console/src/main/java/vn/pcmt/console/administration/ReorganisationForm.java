package vn.pcmt.console.administration;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import vn.pcmt.console.format.Vi;
import vn.pcmt.console.services.UnitService.NewUnit;
import vn.pcmt.console.services.UnitService.Part;
import vn.pcmt.console.services.UnitService.Reorganisation;
import vn.pcmt.console.services.UnitService.Unit;

/**
 * What stands in the form of a reorganisation.
 *
 * @param id of the reorganisation, the same in preview and decision, so that it is carried out once
 * @param from keys of the units chosen
 * @param day as typed
 * @param kindOfNew of the unit that follows a merger
 * @param parts rows of a division
 * @param parent key of the unit to move under
 */
record ReorganisationForm(
        String id,
        String kind,
        List<String> from,
        String day,
        String name,
        String code,
        String kindOfNew,
        List<Row> parts,
        String parent,
        String decision) {
    static final List<String> KINDS = List.of("MERGE", "SPLIT", "RENAME", "REPARENT", "ABOLISH");

    /** What has a place in the form where a fault is told. */
    static final Set<String> PLACES = Set.of(
            "/effectiveOn", "/decision", "/name", "/parent", "/from", "/into", "/into/name", "/into/code", "/parts");

    private static final int ROWS = 4;

    /** One part of a divided unit: a new one by name and code, or one that exists by its key. */
    record Row(String share, String name, String code, String existing) {
        boolean isBlank() {
            return share.isBlank() && name.isBlank() && code.isBlank() && existing.isBlank();
        }
    }

    static ReorganisationForm empty(String kind, List<String> from, LocalDate tomorrow, Vi vi) {
        String id = "sx-" + tomorrow + "-" + UUID.randomUUID().toString().substring(0, 8);
        return new ReorganisationForm(
                id, kind, from, vi.day(tomorrow.toString()), "", "", "COMMUNE", rows(List.of()), "", "");
    }

    static ReorganisationForm posted(MultiValueMap<String, String> posted) {
        List<Row> rows = new ArrayList<>();
        for (int row = 0; row < ROWS; row++) {
            rows.add(new Row(
                    first(posted, "phan." + row),
                    first(posted, "ten." + row),
                    first(posted, "ma." + row),
                    first(posted, "vao." + row)));
        }
        return new ReorganisationForm(
                first(posted, "id"),
                first(posted, "kieu"),
                Objects.requireNonNullElse(posted.get("tu"), List.of()),
                first(posted, "ngay"),
                first(posted, "ten"),
                first(posted, "ma"),
                first(posted, "loai"),
                rows(rows),
                first(posted, "cha"),
                first(posted, "quyet-dinh"));
    }

    Optional<LocalDate> effectiveOn() {
        return Vi.parseDay(day);
    }

    /** Whether every share of a division is a number. */
    boolean hasShares() {
        return parts.stream().filter(row -> !row.isBlank()).allMatch(row -> Vi.parse(row.share())
                .isPresent());
    }

    /** @param units those chosen, in the order of {@code from} */
    Reorganisation wanted(List<Unit> units, LocalDate effectiveOn) {
        return new Reorganisation(
                id,
                effectiveOn,
                kind,
                from,
                kind.equals("MERGE") ? merged(units) : null,
                kind.equals("SPLIT") ? parts(units.getFirst()) : List.of(),
                kind.equals("RENAME") ? name : null,
                kind.equals("REPARENT") && !parent.isBlank() ? parent : null,
                decision.isBlank() ? null : decision);
    }

    /** What is known of all is added up; where it lies is where the first one lay. */
    private NewUnit merged(List<Unit> units) {
        Unit first = units.getFirst();
        Integer population = units.stream().map(Unit::population).anyMatch(Objects::isNull)
                ? null
                : Integer.valueOf(units.stream()
                        .mapToInt(unit -> Objects.requireNonNullElse(unit.population(), 0))
                        .sum());
        return new NewUnit(
                code,
                name,
                kindOfNew,
                first.parent(),
                units.stream().anyMatch(Unit::border),
                population,
                first.latitude(),
                first.longitude());
    }

    private List<Part> parts(Unit divided) {
        return parts.stream()
                .filter(row -> !row.isBlank())
                .map(row -> new Part(
                        Vi.parse(row.share()).orElse(BigDecimal.ZERO).movePointLeft(2),
                        row.existing().isBlank()
                                ? new NewUnit(
                                        row.code(),
                                        row.name(),
                                        divided.kind(),
                                        divided.parent(),
                                        divided.border(),
                                        null,
                                        null,
                                        null)
                                : null,
                        row.existing().isBlank() ? null : row.existing()))
                .toList();
    }

    private static List<Row> rows(List<Row> given) {
        List<Row> rows = new ArrayList<>(given);
        while (rows.size() < ROWS) {
            rows.add(new Row("", "", "", ""));
        }
        return List.copyOf(rows);
    }

    private static String first(MultiValueMap<String, String> posted, String name) {
        @Nullable String value = posted.getFirst(name);
        return value == null ? "" : value.strip();
    }
}
