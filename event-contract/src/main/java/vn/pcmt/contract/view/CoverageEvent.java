package vn.pcmt.contract.view;

import vn.pcmt.contract.Event;

/** The reports of an area for a period are fewer than they should be by now, or enough again. */
public sealed interface CoverageEvent extends ViewEvent permits CoverageLow, CoverageRestored {
    AreaCoverage coverage();

    @Override
    default String aggregateId() {
        return coverage().id();
    }

    /** All that is told of one area and form stays in order. */
    @Override
    default String key() {
        return coverage().area() + '~' + coverage().template();
    }

    /** Figures decide, not people. */
    @Override
    default String actor() {
        return Event.SYSTEM;
    }
}
