package vn.pcmt.plan.target;

import java.util.Comparator;
import java.util.List;
import vn.pcmt.contract.view.TargetStatus;

/** What needs attention before what does not. */
final class UrgentFirst {
    private static final List<TargetStatus> STATUSES = List.of(
            TargetStatus.MISSED,
            TargetStatus.AT_RISK,
            TargetStatus.INSUFFICIENT_DATA,
            TargetStatus.ON_TRACK,
            TargetStatus.NOT_DUE,
            TargetStatus.MET);

    static final Comparator<TargetView> ORDER = Comparator.comparingInt(
                    (TargetView view) -> STATUSES.indexOf(view.status()))
            .thenComparing(TargetView::id);

    private UrgentFirst() {}
}
