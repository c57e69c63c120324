package vn.pcmt.plan.unit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.pcmt.contract.unit.ReorganisationKind;
import vn.pcmt.contract.unit.UnitKind;
import vn.pcmt.contract.unit.UnitState;

/**
 * The units of Quảng Trị as the installation begins with them: the two provinces until 30 June 2025, and what followed
 * on 1 July 2025. Where the facts come from is in {@code SOURCES.md} beside the files.
 */
final class UnitFiles {
    /** When our record begins; the units themselves are older. */
    static final LocalDate RECORD_BEGINS = LocalDate.of(2021, 1, 1);
    /** First day of today's units. */
    static final LocalDate REORGANISED_ON = LocalDate.of(2025, 7, 1);

    private static final NewUnit COUNTRY =
            new NewUnit("VN", "Việt Nam", UnitKind.COUNTRY, null, true, null, null, null);

    private record OldUnit(NewUnit unit, @Nullable String successor) {}

    private final List<OldUnit> until;
    private final List<NewUnit> since;

    UnitFiles() {
        until = rows("until-2025-06-30.csv").stream().map(UnitFiles::oldUnit).toList();
        since = rows("since-2025-07-01.csv").stream().map(UnitFiles::newUnit).toList();
    }

    /** The tree on the day the record begins, every unit after the one above it. */
    List<NewUnit> atTheBeginning() {
        return Stream.concat(Stream.of(COUNTRY), until.stream().map(OldUnit::unit))
                .toList();
    }

    /**
     * What happened on 1 July 2025, in stages in which every step obeys the rules: first the provinces merge, then the
     * communes, then the districts, by then empty, are abolished.
     */
    List<List<Reorganisation>> reorganisations() {
        Map<String, List<String>> predecessors = until.stream()
                .filter(old -> old.successor() != null)
                .collect(Collectors.groupingBy(
                        old -> level(old.unit()) + String.valueOf(old.successor()),
                        Collectors.mapping(old -> old.unit().keyAt(RECORD_BEGINS), Collectors.toList())));
        List<Reorganisation> provinces = new ArrayList<>();
        List<Reorganisation> communes = new ArrayList<>();
        for (NewUnit unit : since) {
            List<String> from = predecessors.getOrDefault(level(unit) + unit.code(), List.of());
            Reorganisation merger = new Reorganisation(
                    REORGANISED_ON + "-" + unit.code(), REORGANISED_ON, ReorganisationKind.MERGE, from, unit);
            (unit.kind() == UnitKind.PROVINCE ? provinces : communes).add(merger);
        }
        List<String> districts = until.stream()
                .map(OldUnit::unit)
                .filter(unit -> unit.kind() == UnitKind.DISTRICT)
                .map(unit -> unit.keyAt(RECORD_BEGINS))
                .toList();
        Reorganisation abolition = new Reorganisation(
                REORGANISED_ON + "-districts", REORGANISED_ON, ReorganisationKind.ABOLISH, districts, null);
        return List.of(provinces, communes, List.of(abolition));
    }

    private static String level(NewUnit unit) {
        return UnitLevel.of(unit.kind()) + " ";
    }

    private static OldUnit oldUnit(List<String> cells) {
        NewUnit unit = new NewUnit(
                cells.get(0),
                cells.get(1),
                UnitKind.valueOf(cells.get(2)),
                parent(cells.get(3), RECORD_BEGINS),
                null,
                null,
                null,
                null);
        return new OldUnit(unit, cells.get(4).isEmpty() ? null : cells.get(4));
    }

    private static NewUnit newUnit(List<String> cells) {
        return new NewUnit(
                cells.get(0),
                cells.get(1),
                UnitKind.valueOf(cells.get(2)),
                parent(cells.get(3), REORGANISED_ON),
                Boolean.valueOf(cells.get(4)),
                cells.get(5).isEmpty() ? null : Integer.valueOf(cells.get(5)),
                cells.get(6).isEmpty() ? null : new BigDecimal(cells.get(6)),
                cells.get(7).isEmpty() ? null : new BigDecimal(cells.get(7)));
    }

    private static String parent(String code, LocalDate validFrom) {
        return code.equals(UnitState.COUNTRY_KEY) ? code : code + "@" + validFrom;
    }

    /** Rows of a file of ours without the heading. Its names hold neither commas nor quotes. */
    private static List<List<String>> rows(String file) {
        try (InputStream stream = UnitFiles.class.getResourceAsStream(file)) {
            if (stream == null) {
                throw new IllegalStateException(file + " is missing from the jar");
            }
            BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
            return reader.lines()
                    .skip(1)
                    .map(line -> List.of(line.split(",", -1)))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
