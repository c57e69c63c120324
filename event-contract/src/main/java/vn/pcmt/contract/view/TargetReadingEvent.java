package vn.pcmt.contract.view;

import vn.pcmt.contract.Event;

/**
 * A target stands differently than before. The readings of a target and those of its units are aggregates of their own;
 * all of one target share its key.
 */
public sealed interface TargetReadingEvent extends ViewEvent
        permits TargetMeasured, TargetOnTrack, TargetAtRisk, TargetMissed, TargetMet {
    TargetReading reading();

    @Override
    default String aggregateId() {
        return reading().id();
    }

    @Override
    default String key() {
        return reading().targetId();
    }

    /** Figures decide, not people. */
    @Override
    default String actor() {
        return Event.SYSTEM;
    }
}
