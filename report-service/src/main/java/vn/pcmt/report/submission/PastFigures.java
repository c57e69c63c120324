package vn.pcmt.report.submission;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.report.OpeningFlag.Source;
import vn.pcmt.report.calendar.ReportingPeriod;
import vn.pcmt.report.unit.Unit;
import vn.pcmt.report.unit.Units;
import vn.pcmt.report.unit.Units.Predecessor;

/**
 * Reads what units reported in other periods: the latest figures received. For a period before a merger these are the sum
 * over the units that were merged, if all of them had reported; there are none where one of them was split, because
 * shares are estimates.
 */
@Component
public class PastFigures {

    private final Reports reports;
    private final Units units;

    PastFigures(Reports reports, Units units) {
        this.reports = reports;
        this.units = units;
    }

    /**
     * What a unit reported for a period.
     *
     * @param sources the revisions that the figures are from
     */
    public record Past(Map<String, BigDecimal> figures, List<Source> sources) {
        public Past {
            figures = Map.copyOf(figures);
            sources = List.copyOf(sources);
        }
    }

    /**
     * In few reads, however many reports there are.
     *
     * @param wanted which periods, for a report of a period
     */
    public Found find(Collection<ReportId> ids, Function<ReportingPeriod, Stream<ReportingPeriod>> wanted) {
        Map<String, Unit> known = units.find(ids.stream().map(ReportId::unitKey).collect(Collectors.toSet()));
        Set<String> young = ids.stream()
                .filter(id -> {
                    Unit unit = known.get(id.unitKey());
                    return unit != null && wanted.apply(id.period()).anyMatch(period -> !unit.existsOn(period.end()));
                })
                .map(ReportId::unitKey)
                .collect(Collectors.toSet());
        Found found = new Found(known, units.predecessorsOf(young));
        Set<ReportId> parts = new HashSet<>();
        ids.forEach(id -> wanted.apply(id.period()).forEach(period -> parts.addAll(found.parts(id, period))));
        reports.latest(parts).forEach(latest -> found.latest.put(latest.id(), latest));
        return found;
    }

    /** What was found, for the reports and periods that were asked for. */
    public static final class Found {
        private final Map<String, Unit> units;
        private final Map<String, List<Predecessor>> predecessors;
        private final Map<String, Reports.Latest> latest = new HashMap<>();

        private Found(Map<String, Unit> units, Map<String, List<Predecessor>> predecessors) {
            this.units = units;
            this.predecessors = predecessors;
        }

        /** The reports that make up a unit's figures of a period. None where a part was split. */
        private List<ReportId> parts(ReportId id, ReportingPeriod period) {
            Unit unit = units.get(id.unitKey());
            if (unit == null || unit.existsOn(period.end())) {
                return List.of(new ReportId(id.template(), id.unitKey(), period));
            }
            List<Predecessor> merged = predecessors.getOrDefault(unit.key(), List.of()).stream()
                    .filter(old -> old.unit().existsOn(period.end()))
                    .toList();
            if (!merged.stream().allMatch(Predecessor::whole)) {
                return List.of();
            }
            return merged.stream()
                    .map(old -> new ReportId(id.template(), old.unit().key(), period))
                    .toList();
        }

        /** Whether the unit, or one of those it was made of, owed a report of the period. */
        public boolean owed(ReportId id, ReportingPeriod period) {
            return parts(id, period).stream().anyMatch(part -> latest.containsKey(part.toString()));
        }

        /** Null if it is not known. */
        public @Nullable Past of(ReportId id, ReportingPeriod period) {
            List<ReportId> parts = parts(id, period);
            Map<String, BigDecimal> sum = new TreeMap<>();
            List<Source> sources = new ArrayList<>();
            for (ReportId part : parts) {
                Reports.Latest found = latest.get(part.toString());
                Map<String, BigDecimal> figures =
                        found == null ? null : found.figures().orElse(null);
                if (found == null || figures == null) {
                    return null;
                }
                figures.forEach((code, figure) -> sum.merge(code, figure, BigDecimal::add));
                sources.add(new Source(found.id(), found.revision()));
            }
            return sources.isEmpty() ? null : new Past(sum, sources);
        }

        /** Its figures; null if they are not known. */
        public @Nullable Map<String, BigDecimal> figures(ReportId id, ReportingPeriod period) {
            Past past = of(id, period);
            return past == null ? null : past.figures();
        }
    }
}
