package vn.pcmt.contract.view;

import vn.pcmt.contract.Event;

/** Totals and reports were compared, with another outcome than before. */
public sealed interface TotalsComparedEvent extends ViewEvent permits TotalsDiffered, TotalsAgreed {
    TotalsComparison comparison();

    @Override
    default String aggregateId() {
        return TotalsComparison.id(comparison().template(), comparison().period());
    }

    @Override
    default String actor() {
        return Event.SYSTEM;
    }
}
