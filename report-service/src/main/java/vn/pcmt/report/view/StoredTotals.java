package vn.pcmt.report.view;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;
import vn.pcmt.contract.totals.AreaTotals;
import vn.pcmt.contract.totals.Basis;
import vn.pcmt.contract.totals.Coverage;
import vn.pcmt.contract.totals.Figure;
import vn.pcmt.contract.totals.ProvincialPart;
import vn.pcmt.report.area.Succession.Parted;

/**
 * The totals of one area, template, period and basis in the read model.
 *
 * @param id {@code area~template~period~basis}
 * @param version of the totals within the generation
 * @param generation of the topology that computed them
 * @param at time of the newest event in them
 * @param coverage of the reports of communes
 * @param outstanding deadlines of what communes owe and is not received
 * @param figures over all reports
 * @param provincial what provinces report themselves; null if none owes such a report, or if it was stored before any did
 */
@Document(StoredTotals.COLLECTION)
@CompoundIndex(name = "period_template", def = "{'period': 1, 'template': 1}")
record StoredTotals(
        @Id String id,
        long version,
        int generation,
        Instant at,
        String area,
        String template,
        String period,
        Basis basis,
        Coverage coverage,
        List<Outstanding> outstanding,
        int estimated,
        Map<String, Figure> figures,
        @Nullable Provincial provincial) {

    static final String COLLECTION = "area_totals";

    /** @param count reports owed by that time */
    record Outstanding(Instant dueAt, int count) {

        private static List<Outstanding> of(Map<Instant, Integer> owed) {
            return owed.entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .map(entry -> new Outstanding(entry.getKey(), entry.getValue()))
                    .toList();
        }
    }

    /** The part of provinces themselves: their figures are in those of the total, their coverage is not. */
    record Provincial(Coverage coverage, List<Outstanding> outstanding, Map<String, Figure> figures) {
        static final Provincial NONE = new Provincial(Coverage.NONE, List.of(), Map.of());

        private static @Nullable Provincial of(@Nullable ProvincialPart part) {
            return part == null
                    ? null
                    : new Provincial(part.coverage(), Outstanding.of(part.outstanding()), part.figures());
        }

        private Provincial plus(Provincial other) {
            return new Provincial(
                    StoredTotals.plus(coverage, other.coverage),
                    StoredTotals.plus(outstanding, other.outstanding),
                    StoredTotals.plus(figures, other.figures));
        }

        Figure figure(String code) {
            return figures.getOrDefault(code, Figure.NONE);
        }
    }

    static StoredTotals of(AreaTotals totals, int generation) {
        return new StoredTotals(
                totals.aggregateId(),
                totals.version(),
                generation,
                totals.at(),
                totals.area(),
                totals.template(),
                totals.period(),
                totals.basis(),
                totals.coverage(),
                Outstanding.of(totals.outstanding()),
                totals.estimated(),
                totals.figures(),
                Provincial.of(totals.provincial()));
    }

    boolean isNewerThan(StoredTotals other) {
        return generation > other.generation || generation == other.generation && version > other.version;
    }

    /** The sum of both, of different areas and the same period; it stands for no total that is stored. */
    StoredTotals plus(StoredTotals other) {
        return new StoredTotals(
                id,
                version,
                generation,
                at.isAfter(other.at) ? at : other.at,
                area,
                template,
                period,
                basis,
                plus(coverage, other.coverage),
                plus(outstanding, other.outstanding),
                estimated + other.estimated,
                plus(figures, other.figures),
                provincial == null ? other.provincial : provincial.plus(other.ofProvinces()));
    }

    /**
     * This sum of areas, where the reports of one unit are in several of them: each is one report all the same.
     *
     * @param own totals of that unit alone
     * @param parted in how many of the areas they are, and which share of them in all
     */
    StoredTotals countingOnce(StoredTotals own, Parted parted) {
        int extra = parted.areas() - 1;
        int reports = own.coverage.expected() + own.ofProvinces().coverage().expected();
        boolean whole = parted.share().compareTo(BigDecimal.ONE) == 0;
        return new StoredTotals(
                id,
                version,
                generation,
                at,
                area,
                template,
                period,
                basis,
                plus(coverage, times(own.coverage, -extra)),
                plus(outstanding, times(own.outstanding, -extra)),
                estimated - reports * (whole ? parted.areas() : extra),
                plus(figures, reports(own.figures, -extra)),
                provincial == null
                        ? null
                        : new Provincial(
                                plus(
                                        provincial.coverage,
                                        times(own.ofProvinces().coverage(), -extra)),
                                plus(
                                        provincial.outstanding,
                                        times(own.ofProvinces().outstanding(), -extra)),
                                plus(
                                        provincial.figures,
                                        reports(own.ofProvinces().figures(), -extra))));
    }

    private static Coverage times(Coverage c, int times) {
        return new Coverage(
                c.expected() * times,
                c.received() * times,
                c.accepted() * times,
                c.returned() * times,
                c.onTime() * times,
                c.late() * times);
    }

    private static List<Outstanding> times(List<Outstanding> owed, int times) {
        return owed.stream()
                .map(one -> new Outstanding(one.dueAt(), one.count() * times))
                .toList();
    }

    /** Only how many reports there are, so many times. */
    private static Map<String, Figure> reports(Map<String, Figure> figures, int times) {
        Map<String, Figure> counts = new HashMap<>();
        figures.forEach((code, figure) -> counts.put(
                code,
                new Figure(
                        BigDecimal.ZERO,
                        figure.receivedReports() * times,
                        BigDecimal.ZERO,
                        figure.acceptedReports() * times)));
        return counts;
    }

    /** The figures apart from what concerns the moment. */
    AreaSums sums() {
        return new AreaSums(
                id,
                area,
                period,
                at,
                coverage,
                estimated,
                figures,
                provincial == null ? null : new AreaSums.Provincial(provincial.coverage()));
    }

    static Coverage plus(Coverage a, Coverage b) {
        return new Coverage(
                a.expected() + b.expected(),
                a.received() + b.received(),
                a.accepted() + b.accepted(),
                a.returned() + b.returned(),
                a.onTime() + b.onTime(),
                a.late() + b.late());
    }

    private static List<Outstanding> plus(List<Outstanding> a, List<Outstanding> b) {
        Map<Instant, Integer> owed = new TreeMap<>();
        Stream.of(a, b).flatMap(List::stream).forEach(one -> owed.merge(one.dueAt(), one.count(), Integer::sum));
        owed.values().removeIf(count -> count == 0);
        return Outstanding.of(owed);
    }

    private static Map<String, Figure> plus(Map<String, Figure> a, Map<String, Figure> b) {
        Map<String, Figure> sum = new HashMap<>(a);
        b.forEach((code, figure) -> sum.merge(code, figure, PeriodSums::plus));
        return sum;
    }

    /** What provinces report themselves, which may be nothing. */
    Provincial ofProvinces() {
        return Objects.requireNonNullElse(provincial, Provincial.NONE);
    }

    /** Reports owed by a deadline that has passed. */
    static int overdue(List<Outstanding> outstanding, Instant now) {
        return outstanding.stream()
                .filter(owed -> owed.dueAt().isBefore(now))
                .mapToInt(Outstanding::count)
                .sum();
    }
}
