package vn.pcmt.report.publication;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.pcmt.contract.totals.Basis;
import vn.pcmt.report.calendar.PeriodKind;
import vn.pcmt.report.calendar.ReportingPeriod;
import vn.pcmt.report.catalogue.Catalogue;
import vn.pcmt.report.catalogue.Indicator;
import vn.pcmt.report.catalogue.IndicatorKind;
import vn.pcmt.report.publication.Content.Cell;
import vn.pcmt.report.publication.Content.Row;
import vn.pcmt.report.view.Shown.Completeness;
import vn.pcmt.report.view.Spanned.Behind;

/** Months, their sums, groups and single communes, published one after the other. */
class SuppressionOverTimeTest {

    private static final int THRESHOLD = 5;
    private static final Catalogue CATALOGUE = Catalogue.standard();
    private static final String PROVINCE = "22@2025-07-01";
    private static final List<String> SUM = List.of("CA01", "CA04", "CA05");
    private static final Suppression SUPPRESSION = new Suppression(THRESHOLD, List.of(SUM));
    private static final String FLOW = flow();
    private static final List<ReportingPeriod> MONTHS =
            ReportingPeriod.parse("2026-01").through(ReportingPeriod.parse("2026-06"));

    /** What there really is: figures by commune, indicator and month. */
    private final Map<String, Integer> truth = new TreeMap<>();

    private final List<Told> told = new ArrayList<>();
    /** What somebody could have told even if nothing of a new table had been: of that no table can be the reason. */
    private final Set<String> givenAway = new HashSet<>();

    private int communes = 4;

    private record Told(Content content, Set<Withheld> withheld) {
        boolean tells(String area, String code) {
            return !withheld.contains(new Withheld(area, code));
        }
    }

    @Test
    void aMonthIsNotTakenFromItsQuarter() {
        flows(new int[][] {{20, 3, 30}, {25, 20, 20}, {30, 30, 30}, {40, 40, 40}});
        publish(PROVINCE, 1, 3);
        publish(PROVINCE, 1, 1);
        assertThat(last().withheld()).as("nothing is small").isEmpty();
        publish(PROVINCE, 2, 2);
        assertThat(last().withheld()).contains(new Withheld(commune(0), FLOW)).hasSize(3);

        publish(PROVINCE, 3, 3);

        assertThat(last().withheld())
                .as("30 of a quarter of 53, of which 20 were in January")
                .contains(new Withheld(commune(0), FLOW));
        assertThat(recovered()).isEmpty();
    }

    @Test
    void aMonthThatWasNeverPublishedIsNotTheDifferenceOfTwoYearsToDate() {
        flows(new int[][] {{20, 3, 30}, {25, 20, 20}, {30, 30, 30}, {40, 40, 40}});
        publish(PROVINCE, 1, 1);
        publish(PROVINCE, 1, 2);

        assertThat(last().withheld()).contains(new Withheld(commune(0), FLOW));
        assertThat(recovered()).isEmpty();
    }

    @Test
    void aGroupDoesNotTellTheCommuneThatAProvinceHides() {
        flows(new int[][] {{3}, {20}, {25}, {90}, {95}});
        publish(PROVINCE, 1, 1);
        assertThat(last().withheld()).hasSize(3).doesNotContain(new Withheld(commune(3), FLOW));

        publish("group:thu", 1, 1, 0, 3, 4);

        assertThat(last().withheld())
                .as("two of three are told in the province, so their sum would tell the third")
                .contains(new Withheld("group:thu", FLOW), new Withheld(commune(0), FLOW));
        assertThat(recovered()).isEmpty();
    }

    @Test
    void whatHidesAnotherInTheProvinceIsNotToldByItself() {
        flows(new int[][] {{3}, {20}, {25}, {90}, {95}});
        publish(PROVINCE, 1, 1);
        publish(commune(1), 1, 1, 1);

        assertThat(last().withheld()).containsExactly(new Withheld(commune(1), FLOW));
        assertThat(recovered()).isEmpty();
    }

    @Test
    void whatWasToldByItselfHidesNothingInTheProvince() {
        flows(new int[][] {{3}, {20}, {25}, {90}, {95}});
        publish(commune(1), 1, 1, 1);
        assertThat(last().withheld()).isEmpty();
        publish(PROVINCE, 1, 1);

        assertThat(last().withheld()).contains(new Withheld(commune(2), FLOW), new Withheld(commune(3), FLOW));
        assertThat(recovered()).isEmpty();
    }

    @Test
    void whatIsThereAtTheEndOfAMonthIsThereAtTheEndOfItsQuarter() {
        figures("CA01", new int[][] {{20, 20, 3}, {25, 20, 20}, {30, 30, 30}, {40, 40, 40}});
        publish(PROVINCE, 3, 3);
        Set<Withheld> month = last().withheld();
        publish(PROVINCE, 1, 3);

        assertThat(last().withheld()).containsAll(month);
        assertThat(recovered()).isEmpty();
    }

    /** The same snoop does recover when each table is looked at by itself, so that the test can fail. */
    @Test
    void lookedAtByItselfATableGivesOthersAway() {
        int recovered = 0;
        for (int seed = 1; seed <= 10; seed++) {
            anyHistory(new Random(seed), false);
            recovered += recovered().size();
        }
        assertThat(recovered).isGreaterThan(10);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void nobodyComputesASuppressedFigureBackFromAllThatWasPublished(long seed) {
        Random random = new Random(seed);
        int kept = 0;
        for (int run = 0; run < 4; run++) {
            anyHistory(random, true);
            kept += kept();
            assertThat(recovered())
                    .as("seed %d, run %d, without what earlier tables had given away", seed, run)
                    .filteredOn(figure -> !givenAway.contains(figure))
                    .isEmpty();
        }
        assertThat(kept).isGreaterThan(40);
    }

    private void anyHistory(Random random, boolean together) {
        truth.clear();
        told.clear();
        givenAway.clear();
        communes = 6 + random.nextInt(2);
        for (int commune = 0; commune < communes; commune++) {
            for (int month = 1; month <= MONTHS.size(); month++) {
                put(FLOW, commune, month, figure(random));
                int one = figure(random);
                int two = figure(random);
                put("CA04", commune, month, one);
                put("CA05", commune, month, two);
                put("CA01", commune, month, one + two);
            }
        }
        List<int[]> spans = new ArrayList<>(
                List.of(new int[] {1, 3}, new int[] {4, 6}, new int[] {1, 6}, new int[] {1, 2}, new int[] {1, 4}));
        IntStream.rangeClosed(1, MONTHS.size()).forEach(month -> spans.add(new int[] {month, month}));
        List<Runnable> all = new ArrayList<>();
        for (int[] span : spans) {
            all.add(() -> publish(together, PROVINCE, span[0], span[1]));
        }
        int alone = random.nextInt(communes);
        int[] group = random.ints(0, communes).distinct().limit(4).sorted().toArray();
        for (int[] span : spans.subList(0, 8)) {
            all.add(() -> publish(together, "group:thu", span[0], span[1], group));
            all.add(() -> publish(together, commune(alone), span[0], span[1], alone));
        }
        Collections.shuffle(all, random);
        all.subList(0, 12).forEach(Runnable::run);
    }

    private static int figure(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> 0;
            case 1 -> random.nextInt(6);
            default -> 5 + random.nextInt(40);
        };
    }

    /** Withheld small figures, and small differences of figures, that an outsider can tell, or one of two communes. */
    private List<String> recovered() {
        List<String> recovered = new ArrayList<>();
        for (List<String> linked : groups()) {
            for (int who : new int[] {-1, 0, communes - 1}) {
                recover(who, linked, recovered);
            }
        }
        return recovered;
    }

    private void recover(int who, List<String> linked, List<String> recovered) {
        Snoop snoop = snoop(who, linked);
        for (int commune = 0; commune < communes; commune++) {
            for (String code : commune == who ? List.<String>of() : linked) {
                for (List<Integer> span : spansOf(commune, code)) {
                    int figure = sum(commune, code, span);
                    if (figure > 0 && figure < THRESHOLD && snoop.knows(names(commune, code, span))) {
                        recovered.add("%d: %d %s %s = %d".formatted(who, commune, code, span, figure));
                    }
                }
            }
        }
    }

    /** Months that were published of a commune, and those between two of them. */
    private Set<List<Integer>> spansOf(int commune, String code) {
        List<List<Integer>> published = told.stream()
                .filter(one ->
                        one.content().rows().stream().anyMatch(row -> row.area().equals(commune(commune))))
                .map(one -> months(one.content(), code))
                .distinct()
                .toList();
        Set<List<Integer>> spans = new LinkedHashSet<>(published);
        for (List<Integer> longer : published) {
            for (List<Integer> shorter : published) {
                if (!isStock(code) && longer.containsAll(shorter) && longer.size() > shorter.size()) {
                    List<Integer> rest = new ArrayList<>(longer);
                    rest.removeAll(shorter);
                    if (rest.getLast() - rest.getFirst() == rest.size() - 1) {
                        spans.add(rest);
                    }
                }
            }
        }
        return spans;
    }

    private Snoop snoop(int who, List<String> linked) {
        Snoop snoop = new Snoop(linked.size() * communes * MONTHS.size());
        for (String code : linked) {
            for (int month = 1; month <= MONTHS.size(); month++) {
                List<Integer> one = List.of(month);
                snoop.learns(IntStream.range(0, communes)
                        .boxed()
                        .flatMap(commune -> names(commune, code, one).stream())
                        .toList());
                if (who >= 0) {
                    snoop.learns(names(who, code, one));
                }
            }
        }
        if (linked.equals(SUM)) {
            for (int commune = 0; commune < communes; commune++) {
                for (int month = 1; month <= MONTHS.size(); month++) {
                    List<Integer> one = List.of(month);
                    snoop.learnsThatEqual(
                            names(commune, SUM.get(0), one),
                            Stream.concat(
                                            names(commune, SUM.get(1), one).stream(),
                                            names(commune, SUM.get(2), one).stream())
                                    .toList());
                }
            }
        }
        for (Told one : told) {
            for (Row row : one.content().rows()) {
                for (Cell cell : row.cells()) {
                    if (linked.contains(cell.indicator()) && one.tells(row.area(), cell.indicator())) {
                        snoop.learns(inside(one, row).stream()
                                .flatMap(commune ->
                                        names(commune, cell.indicator(), months(one.content(), cell.indicator()))
                                                .stream())
                                .toList());
                    }
                }
            }
        }
        return snoop;
    }

    private List<Integer> inside(Told one, Row row) {
        List<Row> below = one.content().below();
        return (row == one.content().whole() && !below.isEmpty() ? below : List.of(row))
                .stream().map(area -> number(area.area())).toList();
    }

    private static List<String> names(int commune, String code, List<Integer> months) {
        return months.stream().map(month -> key(code, commune, month)).toList();
    }

    private int sum(int commune, String code, List<Integer> months) {
        return months.stream()
                .mapToInt(month -> truth.get(key(code, commune, month)))
                .sum();
    }

    /** What happened in all of them, or what is there at the end. */
    private static List<Integer> months(Content content, String code) {
        int last = ReportingPeriod.parse(content.last()).number();
        return isStock(code)
                ? List.of(last)
                : IntStream.rangeClosed(ReportingPeriod.parse(content.first()).number(), last)
                        .boxed()
                        .toList();
    }

    private static boolean isStock(String code) {
        return indicator(code).kind() != IndicatorKind.FLOW;
    }

    private List<String> codes() {
        return truth.keySet().stream()
                .map(key -> key.substring(0, key.indexOf(' ')))
                .distinct()
                .toList();
    }

    private List<List<String>> groups() {
        List<String> all = codes();
        return Stream.of(List.of(FLOW), SUM)
                .map(group -> group.stream().filter(all::contains).toList())
                .filter(group -> !group.isEmpty())
                .toList();
    }

    private Told last() {
        return told.getLast();
    }

    private void flows(int[][] figures) {
        figures(FLOW, figures);
    }

    /** Of each commune by month; the months that are left out are like the last. */
    private void figures(String code, int[][] figures) {
        communes = figures.length;
        for (int commune = 0; commune < communes; commune++) {
            for (int month = 1; month <= MONTHS.size(); month++) {
                put(code, commune, month, figures[commune][Math.min(month, figures[commune].length) - 1]);
            }
        }
    }

    private void put(String code, int commune, int month, int figure) {
        truth.put(key(code, commune, month), figure);
    }

    private static String key(String code, int commune, int month) {
        return code + ' ' + commune + ' ' + month;
    }

    private void publish(String area, int from, int to, int... of) {
        publish(true, area, from, to, of);
    }

    /** @param together whether what was published before counts */
    private void publish(boolean together, String area, int from, int to, int... of) {
        int[] inside = of.length == 0 ? IntStream.range(0, communes).toArray() : of;
        List<Integer> below = area.equals(commune(inside[0])) && inside.length == 1
                ? List.of()
                : IntStream.of(inside).boxed().toList();
        List<Row> rows = new ArrayList<>(List.of(row(area, from, to, inside)));
        below.forEach(commune -> rows.add(row(commune(commune), from, to, commune)));
        Content content = content(area, from, to, rows);
        Map<String, Indicator> indicators = codes().stream()
                .map(SuppressionOverTimeTest::indicator)
                .collect(Collectors.toMap(Indicator::code, Function.identity()));
        Published published = new Published();
        if (together) {
            told.forEach(one -> published.add(one.content(), one.withheld(), indicators, false));
            told.add(new Told(content, everything(content)));
            givenAway.addAll(recovered());
            told.removeLast();
        }
        told.add(new Told(
                content, Set.copyOf(SUPPRESSION.of(content, List.copyOf(indicators.values()), Set.of(), published))));
    }

    private static Set<Withheld> everything(Content content) {
        return content.rows().stream()
                .flatMap(row -> row.cells().stream().map(cell -> new Withheld(row.area(), cell.indicator())))
                .collect(Collectors.toSet());
    }

    /** How many small figures of communes there are that might have been recovered. */
    private long kept() {
        return IntStream.range(0, communes)
                .boxed()
                .flatMap(commune -> codes().stream()
                        .flatMap(code -> spansOf(commune, code).stream().map(span -> sum(commune, code, span))))
                .filter(figure -> figure > 0 && figure < THRESHOLD)
                .count();
    }

    private Row row(String area, int from, int to, int... inside) {
        List<Cell> cells = new ArrayList<>();
        for (String code : codes()) {
            List<Integer> months = isStock(code)
                    ? List.of(to)
                    : IntStream.rangeClosed(from, to).boxed().toList();
            BigDecimal figure = BigDecimal.valueOf(IntStream.of(inside)
                    .map(commune -> sum(commune, code, months))
                    .sum());
            cells.add(new Cell(code, figure, figure, new Behind(1, 1, 1), true, false, false, false));
        }
        return new Row(area, area, new Completeness(1, 1, 1, 0, 1, 0, 0), null, 0, cells);
    }

    private static Content content(String area, int from, int to, List<Row> rows) {
        ReportingPeriod first = MONTHS.get(from - 1);
        ReportingPeriod last = MONTHS.get(to - 1);
        return new Content(
                area,
                area,
                "PCMT-THANG",
                "Báo cáo tháng",
                Basis.TODAY,
                PeriodKind.MONTH,
                first.toString(),
                last.toString(),
                first.start(),
                last.end(),
                last.toString(),
                true,
                Instant.EPOCH,
                null,
                0,
                List.of(),
                rows);
    }

    private static String commune(int number) {
        return "2200" + (number + 1) + "@2025-07-01";
    }

    private static int number(String commune) {
        return Integer.parseInt(commune.substring(4, 5)) - 1;
    }

    private static Indicator indicator(String code) {
        return CATALOGUE.indicator(code).orElseThrow();
    }

    /** A count of what happens that is part of no sum. */
    private static String flow() {
        return CATALOGUE.template(Catalogue.MONTHLY).orElseThrow().indicators().stream()
                .filter(one -> one.kind() == IndicatorKind.FLOW && one.decimals() == 0)
                .map(Indicator::code)
                .filter(code -> !SUM.contains(code))
                .findFirst()
                .orElseThrow();
    }
}
