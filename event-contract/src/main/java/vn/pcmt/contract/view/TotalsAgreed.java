package vn.pcmt.contract.view;

import java.time.Instant;
import vn.pcmt.contract.Checks;
import vn.pcmt.contract.Event;
import vn.pcmt.contract.EventType;

/** Totals of a form and period that had differed from their reports are the sum of them again. */
@EventType("totals.agreed.v1")
public record TotalsAgreed(long version, Instant at, TotalsComparison comparison) implements TotalsComparedEvent {
    public TotalsAgreed {
        Checks.event(version, at, Event.SYSTEM);
        Checks.present(comparison, "comparison");
    }
}
