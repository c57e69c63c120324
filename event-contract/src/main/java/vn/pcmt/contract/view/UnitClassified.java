package vn.pcmt.contract.view;

import java.time.Instant;
import vn.pcmt.contract.Checks;
import vn.pcmt.contract.EventType;

/** A person decided on the class of a unit and on whether it is free of drugs, or decided anew. */
@EventType("unit.classified.v1")
public record UnitClassified(long version, Instant at, String actor, UnitClassification classification)
        implements ViewEvent {
    public UnitClassified {
        Checks.event(version, at, actor);
        Checks.present(classification, "classification");
    }

    @Override
    public String aggregateId() {
        return UnitClassification.id(classification.unitKey(), classification.year());
    }

    /** All that is decided of one unit stays in order. */
    @Override
    public String key() {
        return classification.unitKey();
    }
}
