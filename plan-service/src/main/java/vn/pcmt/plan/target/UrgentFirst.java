package vn.pcmt.plan.target;

import java.util.Comparator;
import java.util.List;
import vn.pcmt.contract.view.TargetStatus;

/** What needs attention before what does not. */
public final class UrgentFirst {
    private static final List<TargetStatus> STATUSES = List.of(
            TargetStatus.MISSED,
            TargetStatus.AT_RISK,
            TargetStatus.INSUFFICIENT_DATA,
            TargetStatus.ON_TRACK,
            TargetStatus.NOT_DUE,
            TargetStatus.MET);

    /** By how a target stands. */
    public static final Comparator<TargetStatus> BY_STATUS = Comparator.comparingInt(STATUSES::indexOf);

    static final Comparator<TargetView> ORDER =
            Comparator.comparing((TargetView view) -> view.status(), BY_STATUS).thenComparing(TargetView::id);

    private UrgentFirst() {}
}
