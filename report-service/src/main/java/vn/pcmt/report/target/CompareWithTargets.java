package vn.pcmt.report.target;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.plan.TargetGoal;
import vn.pcmt.contract.plan.TargetState;
import vn.pcmt.contract.totals.Basis;
import vn.pcmt.kit.time.VietnamTime;
import vn.pcmt.report.calendar.ReportingPeriod;
import vn.pcmt.report.view.AskedByTargets;
import vn.pcmt.report.view.Shown;
import vn.pcmt.report.view.Spanned;

/** Holds figures that are shown against what the targets of their area ask by then. */
@Component
class CompareWithTargets implements AskedByTargets {

    private final MongoOperations store;
    private final MeasuredAreas areas;
    private final Measurements measurements;
    private final Clock clock;

    CompareWithTargets(MongoOperations store, MeasuredAreas areas, Measurements measurements, Clock clock) {
        this.store = store;
        this.areas = areas;
        this.measurements = measurements;
        this.clock = clock;
    }

    @Override
    public List<Spanned.Aimed> of(Spanned.Figures shown) {
        ReportingPeriod through = shown.time().through();
        if (shown.basis() != Basis.TODAY || through == null) {
            return List.of();
        }
        Instant now = clock.instant();
        Shown.Added group = shown.group();
        Set<String> area = group == null ? Set.of(shown.area()) : group.areas();
        Map<String, Spanned.Line> lines =
                shown.figures().stream().collect(Collectors.toMap(Spanned.Line::indicator, line -> line));
        List<ReportingPeriod> span = shown.time().first().through(through);
        List<Spanned.Aimed> aimed = new ArrayList<>();
        for (WatchedTarget watched : watched(shown.template(), lines.keySet(), area)) {
            TargetState target = watched.target();
            Set<String> measured = measured(target, area, LocalDate.ofInstant(now, VietnamTime.ZONE));
            if (measured != null && Measurements.kind(target) == through.kind()) {
                Spanned.Line line = Objects.requireNonNull(
                        lines.get(Objects.requireNonNull(target.indicator()).code()));
                Measurement.Asked asked = measurements.of(target, measured, now).asked(span);
                if (asked != null) {
                    aimed.add(Spanned.Aimed.of(target, line, asked.figure(), asked.baseline(), asked::isReachedBy));
                }
            }
        }
        return aimed;
    }

    private List<WatchedTarget> watched(String template, Set<String> indicators, Set<String> area) {
        return store.find(
                Query.query(Criteria.where("areas")
                        .in(area)
                        .and("withdrawn")
                        .is(false)
                        .and("target.indicator.template")
                        .is(template)
                        .and("target.indicator.code")
                        .in(indicators)),
                WatchedTarget.class);
    }

    /** The areas a target is measured by, if they are those shown; a figure that each unit owes is none of their sum. */
    private @Nullable Set<String> measured(TargetState target, Set<String> area, LocalDate today) {
        MeasuredAreas.Areas measured = areas.of(target, today);
        if (target.perUnit() && area.size() == 1 && measured.units().containsAll(area)) {
            return area;
        }
        boolean ofEach = target.perUnit() && target.goal().kind() == TargetGoal.Kind.VALUE;
        return !ofEach && measured.whole().equals(area) ? area : null;
    }
}
