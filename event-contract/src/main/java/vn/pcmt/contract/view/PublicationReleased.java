package vn.pcmt.contract.view;

import java.time.Instant;
import vn.pcmt.contract.Checks;
import vn.pcmt.contract.EventType;

/**
 * The embargo of a publication is over: from now on everybody who may read its area may read it.
 *
 * @param actor officer id of whoever published it
 */
@EventType("publication.released.v1")
public record PublicationReleased(long version, Instant at, String actor, ReleasedPublication publication)
        implements ViewEvent {
    public PublicationReleased {
        Checks.event(version, at, actor);
        Checks.present(publication, "publication");
    }

    @Override
    public String aggregateId() {
        return publication.id();
    }

    /** All that is published of one area stays in order. */
    @Override
    public String key() {
        return publication.area();
    }
}
