package vn.pcmt.notification.obligation;

import org.springframework.stereotype.Component;
import vn.pcmt.contract.officer.OfficerEvent;
import vn.pcmt.contract.unit.UnitEvent;
import vn.pcmt.notification.directory.Directory;

/** Moves what is owed where an officer serves, or above a unit, when that becomes known or changes. */
@Component
public class FollowDirectory {

    private final Directory directory;
    private final Obligations obligations;
    private final Reckon reckon;

    FollowDirectory(Directory directory, Obligations obligations, Reckon reckon) {
        this.directory = directory;
        this.obligations = obligations;
        this.reckon = reckon;
    }

    /** Takes an event in, whatever came before it and however often it comes. */
    public void apply(UnitEvent event) {
        directory.apply(event);
        Seat above = Seat.above(event.unit().key());
        obligations.move(above, reckon.unitOf(above));
    }

    /** Takes an event in, whatever came before it and however often it comes. */
    public void apply(OfficerEvent event) {
        directory.apply(event);
        Seat where = Seat.where(event.officer().id(), event.officer().unitKey());
        obligations.move(where, reckon.unitOf(where));
    }
}
