package vn.pcmt.report.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.pcmt.contract.report.ReportEvent;
import vn.pcmt.contract.totals.Basis;
import vn.pcmt.contract.unit.UnitKind;
import vn.pcmt.contract.unit.UnitRegistered;
import vn.pcmt.contract.unit.UnitState;
import vn.pcmt.contract.unit.UnitState.Successor;
import vn.pcmt.report.calendar.PeriodKind;
import vn.pcmt.report.calendar.ReportingCalendar;
import vn.pcmt.report.calendar.ReportingPeriod;
import vn.pcmt.report.catalogue.Catalogue;
import vn.pcmt.report.topology.Fixtures;
import vn.pcmt.report.topology.TopologyUnderTest;
import vn.pcmt.report.unit.KnownUnits;
import vn.pcmt.report.unit.UnitStock;

/**
 * The units that were and are: 265 of two provinces report quarter after quarter until the middle of 2025, then 78. The
 * sums here go by the table of what went into what, and by nothing else.
 */
class RealMergerTest {

    private static final Path TABLES = Path.of("../plan-service/src/main/resources/vn/pcmt/plan/unit");
    private static final LocalDate MERGER = LocalDate.of(2025, 7, 1);
    private static final String BEFORE = "@2021-01-01";
    private static final String SINCE = "@" + MERGER;
    private static final List<ReportingPeriod> MONTHS =
            ReportingPeriod.parse("2024-10").through(ReportingPeriod.parse("2025-09"));
    private static final Instant LATER = Instant.parse("2026-03-01T00:00:00Z");

    /** A line of one of the two tables. */
    private record Line(String code, String name, UnitKind kind, String parent, String last) {}

    /** What one unit reported for one month. */
    private record Reported(String unit, ReportingPeriod month, int cases, int addicts) {}

    private static final Map<String, Line> OLD = new LinkedHashMap<>();
    private static final Map<String, Line> TODAY = new LinkedHashMap<>();
    private static final List<Reported> REPORTED = new ArrayList<>();
    private static Sight sight;

    private final ReadSpans spans = new ReadSpans(null, Catalogue.standard(), ReportingCalendar.standard());

    @BeforeAll
    static void everybodyReports() throws IOException {
        read("until-2025-06-30.csv").forEach(line -> OLD.put(line.code(), line));
        read("since-2025-07-01.csv").forEach(line -> TODAY.put(line.code(), line));
        List<UnitState> units = new ArrayList<>(List.of(SlowUnits.country()));
        OLD.values().forEach(line -> units.add(old(line)));
        TODAY.values().forEach(line -> units.add(today(line)));
        Random random = new Random(265);
        List<ReportEvent> told = new ArrayList<>();
        for (ReportingPeriod month : MONTHS) {
            for (UnitState unit : units) {
                if (unit.kind().isCommuneLevel() && unit.existsOn(month.end()) && random.nextInt(12) > 0) {
                    Reported reported = new Reported(unit.key(), month, random.nextInt(20), random.nextInt(90));
                    REPORTED.add(reported);
                    Fixtures.ReportLife report = Fixtures.aReport(unit.key(), month.toString());
                    told.add(report.submitted(Fixtures.values(
                            "GC01", String.valueOf(reported.cases()), "CA01", String.valueOf(reported.addicts()))));
                }
            }
        }
        try (TopologyUnderTest topology = new TopologyUnderTest()) {
            topology.receives(units.stream()
                    .map(unit -> new UnitRegistered(1, Instant.parse("2021-01-01T00:00:00Z"), "quantri", unit))
                    .toList());
            topology.receives(told);
            Map<String, StoredTotals> totals = topology.totals().stream()
                    .map(one -> StoredTotals.of(one, 1))
                    .collect(Collectors.toMap(StoredTotals::id, one -> one));
            sight = new Sight(
                    LATER,
                    new KnownUnits(units.stream().map(UnitStock::known).toList()),
                    ids -> found(totals, ids),
                    null,
                    0);
        }
    }

    @Test
    void thereAre265UnitsOfTwoProvincesAnd78Today() {
        assertThat(OLD.values()).filteredOn(line -> isLowest(line)).hasSize(265);
        assertThat(OLD.values())
                .filteredOn(line -> line.kind() == UnitKind.PROVINCE)
                .hasSize(2);
        assertThat(TODAY.values()).filteredOn(line -> isLowest(line)).hasSize(78);
    }

    @Test
    void theProvinceOfTodayHasTheWholeYearInTheTreeOfToday() {
        Viewed province = viewed("44" + SINCE);
        for (ReportingPeriod month : MONTHS) {
            same(province, Basis.TODAY, month, REPORTED);
        }
    }

    @Test
    void asThenEachProvinceHasItsOwnTimeAndNoOther() {
        for (ReportingPeriod month : MONTHS) {
            boolean old = month.end().isBefore(MERGER);
            for (String province : List.of("44", "45")) {
                same(viewed(province + BEFORE), Basis.AS_THEN, month, old ? in(province, REPORTED) : List.of());
            }
            same(viewed("44" + SINCE), Basis.AS_THEN, month, old ? List.of() : REPORTED);
        }
    }

    @Test
    void aGroupOfTheProvinceOfTodayGoesOverTheBreakAsThenToo() {
        Viewed group = new Viewed("group:tinh", "Tỉnh", null, List.of("44" + SINCE));
        for (ReportingPeriod month : MONTHS) {
            same(group, Basis.AS_THEN, month, REPORTED);
        }
    }

    @Test
    void everyCommuneOfTodayIsTheSumOfWhatItWasMadeOf() {
        for (String code : TODAY.keySet()) {
            if (isLowest(TODAY.get(code))) {
                List<Reported> own = REPORTED.stream()
                        .filter(one -> successor(one.unit()).equals(code))
                        .toList();
                for (ReportingPeriod month : List.of(MONTHS.getFirst(), MONTHS.getLast())) {
                    same(viewed(code + SINCE), Basis.TODAY, month, own);
                }
            }
        }
    }

    /** Kế hoạch 233 covers the two districts; today these are 12 communes. */
    @Test
    void theTwelveCommunesOfTheBorderPlanAreTheTwoOldDistricts() {
        List<String> districts = OLD.values().stream()
                .filter(line -> line.name().equals("Huyện Hướng Hóa")
                        || line.name().equals("Huyện Đa Krông")
                        || line.name().equals("Huyện Đakrông"))
                .map(line -> line.code() + BEFORE)
                .toList();
        List<String> communes = OLD.values().stream()
                .filter(line -> districts.contains(line.parent() + BEFORE))
                .map(line -> line.last() + SINCE)
                .distinct()
                .toList();
        assertThat(districts).hasSize(2);
        assertThat(communes).hasSize(12);
        List<Reported> inside = REPORTED.stream()
                .filter(one -> communes.contains(successor(one.unit()) + SINCE))
                .toList();
        Viewed plan = new Viewed("plan:233", "Kế hoạch 233", null, districts);
        Viewed border = new Viewed("group:12", "12 xã", null, communes);
        for (ReportingPeriod month : MONTHS) {
            for (Basis basis : Basis.values()) {
                same(plan, basis, month, inside);
                same(border, basis, month, inside);
            }
        }
        assertThat(border.areas(Basis.TODAY, sight).apply(MONTHS.getLast()).areas())
                .isEqualTo(
                        plan.areas(Basis.TODAY, sight).apply(MONTHS.getLast()).areas())
                .hasSize(12);
    }

    @Test
    void aSpanOverTheBreakAddsTheCasesAndTakesTheLastAddicts() {
        Spanned.Figures year = figures(viewed("44" + SINCE), Basis.TODAY, "2024-10", "2025-09");
        assertThat(year.figures().getFirst().received())
                .isEqualByComparingTo(BigDecimal.valueOf(
                        REPORTED.stream().mapToInt(Reported::cases).sum()));
        assertThat(year.figures().getLast().received())
                .isEqualByComparingTo(BigDecimal.valueOf(REPORTED.stream()
                        .filter(one -> one.month().equals(MONTHS.getLast()))
                        .mapToInt(Reported::addicts)
                        .sum()));
        assertThat(year.coverage().received()).isEqualTo(REPORTED.size());
        assertThat(year.estimated()).as("all went whole").isZero();
    }

    private void same(Viewed viewed, Basis basis, ReportingPeriod month, Collection<Reported> all) {
        List<Reported> expected =
                all.stream().filter(one -> one.month().equals(month)).toList();
        Spanned.Figures shown = figures(viewed, basis, month.toString(), month.toString());
        assertThat(shown.coverage().received())
                .as("%s %s %s", viewed.key(), basis, month)
                .isEqualTo(expected.size());
        assertThat(shown.figures().stream().map(Spanned.Line::received).toList())
                .as("%s %s %s", viewed.key(), basis, month)
                .usingElementComparator((a, b) -> a == null || b == null ? a == b ? 0 : 1 : a.compareTo(b))
                .isEqualTo(
                        expected.isEmpty()
                                ? Stream.of((BigDecimal) null, null).toList()
                                : List.of(
                                        BigDecimal.valueOf(expected.stream()
                                                .mapToInt(Reported::cases)
                                                .sum()),
                                        BigDecimal.valueOf(expected.stream()
                                                .mapToInt(Reported::addicts)
                                                .sum())));
    }

    private Spanned.Figures figures(Viewed viewed, Basis basis, String from, String to) {
        return spans.figures(
                viewed,
                Question.of(Catalogue.standard(), Fixtures.TEMPLATE, basis, List.of("GC01", "CA01")),
                Span.asked(PeriodKind.MONTH, null, from, to, null),
                List.of(),
                null,
                sight);
    }

    private static List<Reported> in(String province, List<Reported> all) {
        return all.stream()
                .filter(one -> one.unit().endsWith(BEFORE))
                .filter(one -> {
                    Line unit = OLD.get(code(one.unit()));
                    return unit.parent().equals(province)
                            || OLD.get(unit.parent()).parent().equals(province);
                })
                .toList();
    }

    private static String successor(String unit) {
        return unit.endsWith(SINCE) ? code(unit) : OLD.get(code(unit)).last();
    }

    private static String code(String key) {
        return key.substring(0, key.indexOf('@'));
    }

    private static boolean isLowest(Line line) {
        return line.kind().isCommuneLevel();
    }

    private static Viewed viewed(String key) {
        return Viewed.of(sight.units().find(key).orElseThrow());
    }

    private static List<Line> read(String file) throws IOException {
        return Files.readAllLines(TABLES.resolve(file)).stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .map(cells -> new Line(cells[0], cells[1], UnitKind.valueOf(cells[2]), cells[3], cells[4]))
                .toList();
    }

    private static UnitState old(Line line) {
        List<String> path = new ArrayList<>();
        for (String code = line.code(); !code.equals("VN"); code = OLD.get(code).parent()) {
            path.add(code + BEFORE);
        }
        path.add("VN");
        List<Successor> today = new ArrayList<>();
        if (!line.last().isEmpty()) {
            boolean province = line.kind() == UnitKind.PROVINCE;
            String into = line.last() + SINCE;
            today.add(
                    new Successor(BigDecimal.ONE, province ? List.of(into, "VN") : List.of(into, "44" + SINCE, "VN")));
        }
        return state(line, BEFORE, MERGER, path, today);
    }

    private static UnitState today(Line line) {
        String key = line.code() + SINCE;
        List<String> path = line.kind() == UnitKind.PROVINCE ? List.of(key, "VN") : List.of(key, "44" + SINCE, "VN");
        return state(line, SINCE, null, path, List.of(new Successor(BigDecimal.ONE, path)));
    }

    private static UnitState state(Line line, String since, LocalDate end, List<String> path, List<Successor> today) {
        return new UnitState(
                line.code() + since,
                line.code(),
                line.name(),
                line.kind(),
                LocalDate.parse(since.substring(1)),
                end,
                false,
                null,
                null,
                null,
                path,
                today);
    }

    private static Map<String, StoredTotals> found(Map<String, StoredTotals> totals, Collection<String> ids) {
        Map<String, StoredTotals> found = new HashMap<>();
        ids.stream().filter(totals::containsKey).forEach(id -> found.put(id, totals.get(id)));
        return found;
    }

    /** The country, which is in no table. */
    private static final class SlowUnits {
        static UnitState country() {
            return new UnitState(
                    "VN",
                    "VN",
                    "Việt Nam",
                    UnitKind.COUNTRY,
                    LocalDate.of(1945, 9, 2),
                    null,
                    true,
                    null,
                    null,
                    null,
                    List.of("VN"),
                    List.of(new Successor(BigDecimal.ONE, List.of("VN"))));
        }
    }
}
