package vn.pcmt.contract.view;

import java.time.Instant;
import vn.pcmt.contract.Checks;
import vn.pcmt.contract.Event;
import vn.pcmt.contract.EventType;

/** A figure of an area that had jumped is as it usually is again. */
@EventType("figure.settled.v1")
public record FigureSettled(long version, Instant at, AreaFigure figure) implements FigureEvent {
    public FigureSettled {
        Checks.event(version, at, Event.SYSTEM);
        Checks.present(figure, "figure");
    }
}
