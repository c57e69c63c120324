package vn.pcmt.report.submission;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.pcmt.report.calendar.ReportingPeriod;
import vn.pcmt.report.rule.Background;
import vn.pcmt.report.unit.Unit;
import vn.pcmt.report.unit.Units;

/**
 * Reads what units reported in other periods: the latest figures received. For a period before a merger these are the sum
 * over the units that were merged, if all of them had reported.
 */
@Component
class ReadBackground {

    private final Reports reports;
    private final Units units;
    private final UnitFacts facts;

    ReadBackground(Reports reports, Units units, UnitFacts facts) {
        this.reports = reports;
        this.units = units;
        this.facts = facts;
    }

    /** Figures of the period before; null if they are not known. */
    @Nullable
    Map<String, BigDecimal> previous(ReportId id) {
        Sources sources =
                sources(Set.of(id), report -> Stream.of(report.period().previous()));
        return sources.figures(id, id.period().previous());
    }

    /** Those of many reports, where they are known; in few reads. */
    Map<ReportId, Map<String, BigDecimal>> previous(Collection<ReportId> ids) {
        Sources sources =
                sources(ids, report -> Stream.of(report.period().previous()));
        Map<ReportId, Map<String, BigDecimal>> previous = new HashMap<>();
        for (ReportId id : ids) {
            Map<String, BigDecimal> figures = sources.figures(id, id.period().previous());
            if (figures != null) {
                previous.put(id, figures);
            }
        }
        return previous;
    }

    Background of(ReportId id) {
        return of(Set.of(id)).getOrDefault(id, Background.NONE);
    }

    /** In few reads, however many reports there are. */
    Map<ReportId, Background> of(Collection<ReportId> ids) {
        Sources sources = sources(
                ids,
                report -> Stream.concat(
                        earlier(report.period()), Stream.of(report.period().yearEarlier())));
        Map<ReportId, Background> backgrounds = new HashMap<>();
        for (ReportId id : ids) {
            List<@Nullable Map<String, BigDecimal>> figures = new ArrayList<>();
            earlier(id.period()).forEach(period -> figures.add(sources.figures(id, period)));
            backgrounds.put(
                    id,
                    new Background(
                            !sources.owed(id, id.period().previous()),
                            figures,
                            sources.figures(id, id.period().yearEarlier()),
                            facts.hamlets().get(id.unitKey())));
        }
        return backgrounds;
    }

    private static Stream<ReportingPeriod> earlier(ReportingPeriod period) {
        return IntStream.rangeClosed(1, Background.PERIODS).mapToObj(period::minus);
    }

    private interface Needs {
        Stream<ReportingPeriod> of(ReportId report);
    }

    private Sources sources(Collection<ReportId> ids, Needs needs) {
        Map<String, Unit> known = units.find(ids.stream().map(ReportId::unitKey).collect(Collectors.toSet()));
        Set<String> young = ids.stream()
                .filter(id -> {
                    Unit unit = known.get(id.unitKey());
                    return unit != null && needs.of(id).anyMatch(period -> !unit.existsOn(period.end()));
                })
                .map(ReportId::unitKey)
                .collect(Collectors.toSet());
        Sources sources = new Sources(known, units.predecessorsOf(young));
        Set<ReportId> wanted = new HashSet<>();
        ids.forEach(id -> needs.of(id).forEach(period -> wanted.addAll(sources.parts(id, period))));
        reports.latest(wanted).forEach(latest -> sources.found.put(latest.id(), latest));
        return sources;
    }

    /** Where the figures of a unit and period come from. */
    private static final class Sources {
        private final Map<String, Unit> units;
        private final Map<String, List<Unit>> predecessors;
        private final Map<String, Reports.Latest> found = new HashMap<>();

        Sources(Map<String, Unit> units, Map<String, List<Unit>> predecessors) {
            this.units = units;
            this.predecessors = predecessors;
        }

        /** The reports that make up a unit's figures of a period. None where a part was split: shares are estimates. */
        List<ReportId> parts(ReportId id, ReportingPeriod period) {
            Unit unit = units.get(id.unitKey());
            if (unit == null || unit.existsOn(period.end())) {
                return List.of(new ReportId(id.template(), id.unitKey(), period));
            }
            List<Unit> merged = predecessors.getOrDefault(unit.key(), List.of()).stream()
                    .filter(old -> old.existsOn(period.end()))
                    .toList();
            if (!merged.stream().allMatch(old -> old.wentWholeInto(unit.key()))) {
                return List.of();
            }
            return merged.stream()
                    .map(old -> new ReportId(id.template(), old.key(), period))
                    .toList();
        }

        boolean owed(ReportId id, ReportingPeriod period) {
            return parts(id, period).stream().anyMatch(part -> found.containsKey(part.toString()));
        }

        @Nullable
        Map<String, BigDecimal> figures(ReportId id, ReportingPeriod period) {
            List<ReportId> parts = parts(id, period);
            List<Map<String, BigDecimal>> figures = parts.stream()
                    .map(part -> found.get(part.toString()))
                    .filter(Objects::nonNull)
                    .flatMap(latest -> latest.figures().stream())
                    .toList();
            if (figures.isEmpty() || figures.size() < parts.size()) {
                return null;
            }
            Map<String, BigDecimal> sum = new TreeMap<>();
            figures.forEach(part -> part.forEach((code, figure) -> sum.merge(code, figure, BigDecimal::add)));
            return sum;
        }
    }
}
