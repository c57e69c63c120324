package vn.pcmt.report.submission;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.report.OpeningFlag.Source;
import vn.pcmt.report.calendar.ReportingPeriod;
import vn.pcmt.report.unit.Unit;
import vn.pcmt.report.unit.Units;

/**
 * What units reported in earlier periods. Before a unit existed it is the sum over the units it was made of, if all of
 * them had reported; nothing where one of them went into it in part, because what went is an estimate.
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
     * What was reported for one period.
     *
     * @param values of the latest revision, or the sum of several
     * @param sources the revisions they are from
     */
    public record Past(ReportingPeriod period, Map<String, BigDecimal> values, List<Source> sources) {
        public Past {
            values = Map.copyOf(values);
            sources = List.copyOf(sources);
        }
    }

    /** The periods for which there is anything. */
    public Map<ReportingPeriod, Past> of(Unit unit, String template, Collection<ReportingPeriod> periods) {
        List<Unit> parts = periods.stream().anyMatch(period -> !unit.existsOn(period.end()))
                ? units.predecessorsOf(unit.key())
                : List.of();
        Map<ReportingPeriod, List<ReportId>> wanted = new HashMap<>();
        for (ReportingPeriod period : periods) {
            wanted.put(period, ids(unit, parts, template, period));
        }
        Map<String, Report> found = reports
                .find(wanted.values().stream().flatMap(List::stream).toList())
                .stream()
                .collect(Collectors.toMap(report -> report.id().toString(), Function.identity()));
        Map<ReportingPeriod, Past> past = new TreeMap<>();
        wanted.forEach((period, ids) -> {
            Past known = past(period, ids, found);
            if (known != null) {
                past.put(period, known);
            }
        });
        return past;
    }

    private static List<ReportId> ids(Unit unit, List<Unit> parts, String template, ReportingPeriod period) {
        if (unit.existsOn(period.end())) {
            return List.of(new ReportId(template, unit.key(), period));
        }
        List<Unit> then =
                parts.stream().filter(old -> old.existsOn(period.end())).toList();
        return then.stream().allMatch(old -> old.wentWholeInto(unit.key()))
                ? then.stream()
                        .map(old -> new ReportId(template, old.key(), period))
                        .toList()
                : List.of();
    }

    private static @Nullable Past past(ReportingPeriod period, List<ReportId> ids, Map<String, Report> found) {
        if (ids.isEmpty()) {
            return null;
        }
        Map<String, BigDecimal> sum = new HashMap<>();
        List<Source> sources = new ArrayList<>();
        for (ReportId id : ids) {
            Report report = found.get(id.toString());
            Revision latest = report == null ? null : report.latest().orElse(null);
            if (latest == null) {
                return null;
            }
            latest.values().forEach((code, value) -> sum.merge(code, value, BigDecimal::add));
            sources.add(new Source(id.toString(), latest.number()));
        }
        return new Past(period, sum, sources);
    }
}
