package vn.pcmt.contract.totals;

import vn.pcmt.contract.Event;

/** The one event of the totals topic: the state itself. */
public sealed interface AreaTotalsEvent extends Event permits AreaTotals {}
