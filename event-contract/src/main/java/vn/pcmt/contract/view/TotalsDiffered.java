package vn.pcmt.contract.view;

import java.time.Instant;
import vn.pcmt.contract.Checks;
import vn.pcmt.contract.Event;
import vn.pcmt.contract.EventType;

/** Totals of a form and period are not the sum of their reports: somebody has to look. Told once until they agree again. */
@EventType("totals.differed.v1")
public record TotalsDiffered(long version, Instant at, TotalsComparison comparison) implements TotalsComparedEvent {
    public TotalsDiffered {
        Checks.event(version, at, Event.SYSTEM);
        Checks.present(comparison, "comparison");
    }
}
