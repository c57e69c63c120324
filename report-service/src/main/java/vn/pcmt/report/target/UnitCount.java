package vn.pcmt.report.target;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;
import vn.pcmt.contract.plan.TargetGoal;
import vn.pcmt.contract.plan.TargetState;
import vn.pcmt.contract.view.TargetReading.UnitStatuses;
import vn.pcmt.contract.view.TargetStatus;

/** Derives how a target stands that every unit has to reach by itself, from how its units stand. */
final class UnitCount {

    private final Map<TargetStatus, Integer> counts = new EnumMap<>(TargetStatus.class);
    private final BigDecimal enough;
    private int units;

    /** @param enough share of the units that has to have figures */
    UnitCount(BigDecimal enough) {
        this.enough = enough;
    }

    void add(TargetStatus status) {
        counts.merge(status, 1, Integer::sum);
        units++;
    }

    UnitStatuses counted() {
        return new UnitStatuses(
                count(TargetStatus.NOT_DUE),
                count(TargetStatus.INSUFFICIENT_DATA),
                count(TargetStatus.ON_TRACK),
                count(TargetStatus.AT_RISK),
                count(TargetStatus.MISSED),
                count(TargetStatus.MET));
    }

    /** One unit that misses it misses the target; met is it only when all have met it. */
    TargetStatus status() {
        if (count(TargetStatus.MISSED) > 0) {
            return TargetStatus.MISSED;
        }
        if (units > 0 && count(TargetStatus.MET) == units) {
            return TargetStatus.MET;
        }
        if (units > 0 && count(TargetStatus.NOT_DUE) == units) {
            return TargetStatus.NOT_DUE;
        }
        BigDecimal known = BigDecimal.valueOf(units - (long) count(TargetStatus.INSUFFICIENT_DATA));
        if (units == 0 || known.compareTo(enough.multiply(BigDecimal.valueOf(units))) < 0) {
            return TargetStatus.INSUFFICIENT_DATA;
        }
        if (count(TargetStatus.AT_RISK) > 0) {
            return TargetStatus.AT_RISK;
        }
        return count(TargetStatus.ON_TRACK) > 0 ? TargetStatus.ON_TRACK : TargetStatus.INSUFFICIENT_DATA;
    }

    /** The standing of all together. A figure that each unit has to reach is none that their sum has to reach. */
    Standing of(Standing together, TargetState target) {
        boolean each = target.goal().kind() == TargetGoal.Kind.VALUE;
        return new Standing(
                        together.period(),
                        together.actual(),
                        together.received(),
                        each ? null : together.expectedByNow(),
                        together.baseline(),
                        each ? null : together.goal(),
                        each ? null : together.outlook(),
                        together.coverage(),
                        together.estimated(),
                        together.status(),
                        together.asOf())
                .withStatus(status());
    }

    private int count(TargetStatus status) {
        return counts.getOrDefault(status, 0);
    }
}
