package vn.pcmt.contract.view;

import vn.pcmt.contract.Event;

/** A figure of an area left what it usually is, or came back to it. */
public sealed interface FigureEvent extends ViewEvent permits FigureJumped, FigureSettled {
    AreaFigure figure();

    @Override
    default String aggregateId() {
        return figure().id();
    }

    /** All that is told of one area and form stays in order. */
    @Override
    default String key() {
        return figure().area() + '~' + figure().template();
    }

    /** Figures decide, not people. */
    @Override
    default String actor() {
        return Event.SYSTEM;
    }
}
