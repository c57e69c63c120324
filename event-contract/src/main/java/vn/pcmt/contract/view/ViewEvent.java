package vn.pcmt.contract.view;

import vn.pcmt.contract.Event;

/** What the views show that somebody has to hear of. */
public sealed interface ViewEvent extends Event
        permits TargetReadingEvent,
                UnitClassified,
                TotalsComparedEvent,
                PublicationReleased,
                FigureEvent,
                CoverageEvent,
                DeadLettersEvent {}
