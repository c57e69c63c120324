package vn.pcmt.contract;

import java.time.Instant;

/**
 * Something that happened to one aggregate. An event carries the whole state of the aggregate after it, so that a
 * consumer never has to call back and may drop every event whose {@link #version()} it has already seen. The families
 * are sealed one by one, each in its package; {@link Topic} lists them.
 */
public interface Event {

    /** Id of the aggregate: the subject of the CloudEvent. */
    String aggregateId();

    /** Key of the record in Kafka: what must stay in order together. The aggregate, unless a family says otherwise. */
    default String key() {
        return aggregateId();
    }

    /** Position of this event in the life of its aggregate: 1 for the first, without gaps. */
    long version();

    /** When it happened, by the clock of the service that decided it. */
    Instant at();

    /** Officer id of who did it, or {@value #SYSTEM}. */
    String actor();

    /** Actor of what the system does by itself. */
    String SYSTEM = "system";
}
