package vn.pcmt.report.publication;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.pcmt.report.area.AreaGroups;
import vn.pcmt.report.calendar.ReportingPeriod;
import vn.pcmt.report.catalogue.Indicator;
import vn.pcmt.report.catalogue.IndicatorKind;
import vn.pcmt.report.publication.Content.Cell;
import vn.pcmt.report.publication.Content.Row;

/**
 * What publications of one form told outside, and what they did not. What happened between two days is an edge between them:
 * whoever knows the edges of a path knows what happened between its ends. What is there on a day is an edge from the
 * beginning of all. Why that is enough to say what can be computed: {@code docs/RATIONALE.md}. Not for several threads.
 */
final class Published {

    /** Before every first day; where that which is there, and does not add, begins. */
    private static final LocalDate BEGINNING = LocalDate.MIN;

    private final Map<Cells, List<Edge>> edges = new HashMap<>();
    /** What areas are made of, where a publication had those below as well. */
    private final Map<String, Set<String>> below = new HashMap<>();

    /** The figures of one area and indicator over time. */
    private record Cells(String area, String indicator) {}

    /**
     * A figure.
     *
     * @param vintage whether it is of the same span and area as the one to come
     */
    private record Edge(LocalDate from, LocalDate to, long figure, boolean told, boolean vintage) {}

    /** A small figure that nobody outside may compute: what happened in an area between two days. */
    record Secret(String area, String indicator, LocalDate from, LocalDate to) {}

    /**
     * Another publication.
     *
     * @param vintage whether the one to come is another vintage of it
     */
    void add(Content content, Collection<Withheld> withheld, Map<String, Indicator> indicators, boolean vintage) {
        Set<Withheld> hidden = Set.copyOf(withheld);
        if (!content.below().isEmpty()) {
            below.merge(
                    content.whole().area(),
                    content.below().stream().map(Row::area).collect(Collectors.toSet()),
                    Published::both);
        }
        for (Row row : content.rows()) {
            for (Cell cell : row.cells()) {
                Indicator indicator = indicators.get(cell.indicator());
                if (cell.accepted() != null && indicator != null && isCount(indicator)) {
                    Secret span = span(content, row.area(), indicator);
                    boolean told = !hidden.contains(new Withheld(row.area(), indicator.code()));
                    edges.computeIfAbsent(new Cells(row.area(), indicator.code()), key -> new ArrayList<>())
                            .add(new Edge(
                                    span.from(), span.to(), cell.accepted().longValueExact(), told, vintage));
                }
            }
        }
    }

    private static Set<String> both(Set<String> one, Set<String> other) {
        Set<String> both = new LinkedHashSet<>(one);
        both.addAll(other);
        return both;
    }

    static boolean isCount(Indicator indicator) {
        return indicator.entered() && indicator.decimals() == 0;
    }

    private static Secret span(Content content, String area, Indicator indicator) {
        return new Secret(
                area,
                indicator.code(),
                indicator.kind() == IndicatorKind.FLOW ? content.start() : BEGINNING,
                ReportingPeriod.parse(content.through()).end().plusDays(1));
    }

    /** Columns of a table to come that add up to one another, or one by itself, beside what was published before. */
    final class Beside {
        private final List<Indicator> columns;
        private final long threshold;
        private final Map<Cells, Edge> table = new HashMap<>();
        /** The smallest areas that an area is made of. */
        private final Map<String, Set<String>> parts = new HashMap<>();
        /** The smallest areas of the table, and those that were published together with any of them. */
        private final Set<String> others = new LinkedHashSet<>();

        Beside(List<Indicator> columns, Content content, long threshold) {
            this.columns = columns;
            this.threshold = threshold;
            for (Indicator column : columns) {
                for (Row row : content.rows()) {
                    row.cells().stream()
                            .filter(cell -> cell.indicator().equals(column.code()))
                            .flatMap(cell -> Stream.ofNullable(cell.accepted()))
                            .forEach(figure -> {
                                Secret span = span(content, row.area(), column);
                                table.put(
                                        new Cells(row.area(), column.code()),
                                        new Edge(span.from(), span.to(), figure.longValueExact(), true, false));
                            });
                }
            }
            Map<String, Set<String>> known = new HashMap<>(below);
            if (!content.below().isEmpty()) {
                known.merge(
                        content.whole().area(),
                        content.below().stream().map(Row::area).collect(Collectors.toSet()),
                        Published::both);
            }
            known.keySet().forEach(area -> parts.put(area, smallest(area, known)));
            content.rows().forEach(row -> others.addAll(smallest(row.area(), known)));
            Set<String> own = Set.copyOf(others);
            parts.values().stream()
                    .filter(inside -> inside.stream().anyMatch(own::contains))
                    .forEach(others::addAll);
        }

        private static Set<String> smallest(String area, Map<String, Set<String>> below) {
            Set<String> inside = below.get(area);
            return inside == null
                    ? Set.of(area)
                    : inside.stream()
                            .flatMap(one -> smallest(one, below).stream())
                            .collect(Collectors.toCollection(LinkedHashSet::new));
        }

        /** Whether a figure of the table was told before, by itself or by what else was told of its area. */
        boolean isKnown(String area, String code) {
            Cells cells = new Cells(area, code);
            Edge cell = table.get(cells);
            Days days = new Days();
            told(cells, false, days);
            return cell != null && days.areJoined(cell.from(), cell.to());
        }

        /** Every small figure, published or between published ones, that concerns the table: those of an area together. */
        List<List<Secret>> secrets() {
            Set<Cells> cells = new LinkedHashSet<>(table.keySet());
            cells.addAll(edges.keySet());
            List<List<Secret>> secrets = new ArrayList<>();
            for (Indicator column : columns) {
                cells.stream()
                        .filter(one -> one.indicator().equals(column.code()))
                        .filter(one -> others.contains(one.area()) || parts.containsKey(one.area()))
                        .map(one -> List.copyOf(secrets(one.area(), column)))
                        .filter(some -> !some.isEmpty())
                        .forEach(secrets::add);
            }
            return secrets;
        }

        /** What is known inside, told or not: more than what was published, for what adds up can be taken from one another. */
        private Set<Secret> secrets(String area, Indicator column) {
            Map<LocalDate, List<Edge>> byDay = new HashMap<>();
            for (Edge edge : withThis(area, column)) {
                byDay.computeIfAbsent(edge.from(), day -> new ArrayList<>()).add(edge);
                byDay.computeIfAbsent(edge.to(), day -> new ArrayList<>()).add(edge);
            }
            Set<Secret> secrets = new LinkedHashSet<>();
            Set<LocalDate> visited = new LinkedHashSet<>();
            for (LocalDate first : byDay.keySet()) {
                if (visited.add(first)) {
                    Map<LocalDate, Long> sums = sums(first, byDay);
                    visited.addAll(sums.keySet());
                    sums.forEach((from, before) -> sums.forEach((to, after) -> {
                        boolean counts = column.kind() == IndicatorKind.FLOW
                                ? from.isBefore(to)
                                : from.equals(BEGINNING) && !to.equals(BEGINNING);
                        if (counts && isSmall(after - before)) {
                            secrets.add(new Secret(area, column.code(), from, to));
                        }
                    }));
                }
            }
            withThis(area, column).stream()
                    .filter(edge -> isSmall(edge.figure()))
                    .forEach(edge -> secrets.add(new Secret(area, column.code(), edge.from(), edge.to())));
            return secrets;
        }

        private static Map<LocalDate, Long> sums(LocalDate first, Map<LocalDate, List<Edge>> byDay) {
            Map<LocalDate, Long> sums = new HashMap<>(Map.of(first, 0L));
            Deque<LocalDate> next = new ArrayDeque<>(List.of(first));
            while (!next.isEmpty()) {
                LocalDate day = next.removeFirst();
                long sum = sums.getOrDefault(day, 0L);
                for (Edge edge : byDay.getOrDefault(day, List.of())) {
                    boolean on = edge.from().equals(day);
                    LocalDate other = on ? edge.to() : edge.from();
                    if (sums.putIfAbsent(other, on ? sum + edge.figure() : sum - edge.figure()) == null) {
                        next.add(other);
                    }
                }
            }
            return sums;
        }

        private boolean isSmall(long figure) {
            return figure > 0 && figure < threshold;
        }

        /** The latest first: it is what counts. */
        private List<Edge> withThis(String area, Indicator column) {
            Cells cells = new Cells(area, column.code());
            return Stream.concat(
                            Stream.ofNullable(table.get(cells)),
                            edges.getOrDefault(cells, List.of()).reversed().stream())
                    .toList();
        }

        /**
         * How many others may have of a secret figure what its area has not: areas outside it with which it could have
         * exchanged any number without anything that was told being another. Two are enough, whoever of them wants to know.
         *
         * @param secrets of one area and indicator
         * @param hides whether a figure of the table, of an area and indicator, is not told
         * @param enough after how many not to go on
         */
        Map<Secret, Integer> doubts(List<Secret> secrets, BiPredicate<String, String> hides, int enough) {
            String area = secrets.getFirst().area();
            Set<String> inside = parts.getOrDefault(area, Set.of(area));
            Map<Secret, Integer> doubts = new LinkedHashMap<>();
            secrets.forEach(secret -> doubts.put(secret, 0));
            Set<Secret> open = new LinkedHashSet<>(secrets);
            for (String other : others) {
                if (!inside.contains(other) && !open.isEmpty()) {
                    Set<Secret> doubted = new LinkedHashSet<>();
                    for (String one : inside) {
                        for (List<String> codes :
                                exchanged(other, secrets.getFirst().indicator())) {
                            Days days = told(one, other, codes, hides);
                            open.stream()
                                    .filter(secret -> days != null && !days.areJoined(secret.from(), secret.to()))
                                    .forEach(doubted::add);
                        }
                    }
                    doubted.forEach(secret -> {
                        if (doubts.merge(secret, 1, Integer::sum) >= enough) {
                            open.remove(secret);
                        }
                    });
                }
            }
            return doubts;
        }

        /** One column alone, or with another one of those that add up, so that their sum stays true in each area. */
        private List<List<String>> exchanged(String other, String code) {
            Cells cells = new Cells(other, code);
            if (!edges.containsKey(cells) && !table.containsKey(cells)) {
                return List.of();
            }
            return columns.size() == 1
                    ? List.of(List.of(code))
                    : columns.stream()
                            .map(Indicator::code)
                            .filter(one -> !one.equals(code))
                            .map(one -> List.of(code, one))
                            .toList();
        }

        /** What was told of either area, but not of both together; null if that is everything. */
        private @Nullable Days told(String one, String other, List<String> codes, BiPredicate<String, String> hides) {
            List<String> telling = new ArrayList<>(List.of(one, other));
            for (Map.Entry<String, Set<String>> area : parts.entrySet()) {
                if (area.getValue().contains(one) != area.getValue().contains(other)) {
                    if (!AreaGroups.isGroup(area.getKey())) {
                        // Totals of districts and provinces are open to everybody.
                        return null;
                    }
                    telling.add(area.getKey());
                }
            }
            Days days = new Days();
            for (String code : codes) {
                for (String area : telling) {
                    Cells cells = new Cells(area, code);
                    told(cells, true, days);
                    Edge edge = table.get(cells);
                    if (edge != null && !hides.test(area, code)) {
                        days.join(edge.from(), edge.to());
                    }
                }
            }
            return days;
        }

        private void told(Cells cells, boolean vintages, Days days) {
            edges.getOrDefault(cells, List.of()).stream()
                    .filter(edge -> edge.told() && (vintages || !edge.vintage()))
                    .forEach(edge -> days.join(edge.from(), edge.to()));
        }
    }

    /** Days, and which of them are joined. */
    private static final class Days {
        private final Map<LocalDate, LocalDate> towards = new HashMap<>();

        void join(LocalDate one, LocalDate other) {
            towards.put(root(one), root(other));
        }

        boolean areJoined(LocalDate one, LocalDate other) {
            return root(one).equals(root(other));
        }

        private LocalDate root(LocalDate day) {
            LocalDate root = day;
            for (LocalDate next = towards.getOrDefault(root, root); !next.equals(root); ) {
                root = next;
                next = towards.getOrDefault(root, root);
            }
            return root;
        }
    }
}
