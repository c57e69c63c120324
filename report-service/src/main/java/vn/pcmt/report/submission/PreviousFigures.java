package vn.pcmt.report.submission;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.pcmt.report.unit.Unit;
import vn.pcmt.report.unit.Units;

/** Finds what a unit reported for the period before. */
@Component
public class PreviousFigures {

    private final Reports reports;
    private final Units units;

    PreviousFigures(Reports reports, Units units) {
        this.reports = reports;
        this.units = units;
    }

    /** @param values of the unit itself, or summed over the units it was made of */
    public record Previous(String period, Map<String, BigDecimal> values) {}

    /**
     * Of the latest revision, accepted or not. In the first period of a merged unit it is the sum over the units it was
     * made of, if all of them had reported. Null if there is none.
     */
    public @Nullable Previous before(ReportId id, Unit unit) {
        ReportId before = id.previous();
        if (unit.existsOn(before.period().end())) {
            return reports.find(before)
                    .flatMap(Report::latest)
                    .map(revision -> new Previous(before.period().toString(), revision.values()))
                    .orElse(null);
        }
        List<ReportId> parts = units.predecessorsOf(unit.key()).stream()
                .filter(old -> old.existsOn(before.period().end()))
                .map(old -> new ReportId(id.template(), old.key(), before.period()))
                .toList();
        List<Revision> revisions = reports.find(parts).stream()
                .flatMap(report -> report.latest().stream())
                .toList();
        if (revisions.isEmpty() || revisions.size() < parts.size()) {
            return null;
        }
        Map<String, BigDecimal> sum = new TreeMap<>();
        revisions.forEach(
                revision -> revision.values().forEach((code, value) -> sum.merge(code, value, BigDecimal::add)));
        return new Previous(before.period().toString(), sum);
    }
}
