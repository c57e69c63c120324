package vn.pcmt.kit.outbox;

import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Ids of events: UUIDv7 (RFC 9562), whose first 48 bits are the time in milliseconds, so that they sort by it. */
final class EventIds {
    private EventIds() {}

    static UUID next(Instant at) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        long high = (at.toEpochMilli() << 16) | 0x7000L | random.nextLong(0x1000);
        long low = 0x8000_0000_0000_0000L | (random.nextLong() >>> 2);
        return new UUID(high, low);
    }
}
