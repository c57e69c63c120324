package vn.pcmt.report.publication;

import java.time.Clock;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

/**
 * Tells that embargoes are over. Reading needs none of it: the time decides. Whether one was told stands in the document that
 * holds the event, so it is told once, by whichever node comes first, and a missed night tells it later.
 */
@Component
class ReleaseDue {

    private static final Logger LOG = LoggerFactory.getLogger(ReleaseDue.class);

    private final Publications publications;
    private final Clock clock;

    ReleaseDue(Publications publications, Clock clock) {
        this.publications = publications;
        this.clock = clock;
    }

    void sweep() {
        Instant now = clock.instant();
        for (String id : publications.due(now)) {
            try {
                publications.find(id).ifPresent(publication -> {
                    publication.release(now);
                    publications.save(publication);
                });
            } catch (OptimisticLockingFailureException raced) {
                LOG.debug("Another node tells of {}", id);
            } catch (RuntimeException failed) {
                LOG.warn("That the embargo of {} is over could not be told; the next sweep tries again", id, failed);
            }
        }
    }
}
