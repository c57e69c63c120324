package vn.pcmt.contract.view;

import java.time.Instant;
import vn.pcmt.contract.Checks;
import vn.pcmt.contract.Event;
import vn.pcmt.contract.EventType;

/** A figure of an area is far from what it was in the periods before. That is neither good nor bad. */
@EventType("figure.jumped.v1")
public record FigureJumped(long version, Instant at, AreaFigure figure) implements FigureEvent {
    public FigureJumped {
        Checks.event(version, at, Event.SYSTEM);
        Checks.present(figure, "figure");
    }
}
