package vn.pcmt.plan.sample;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/**
 * The clock of a trial installation: the time of day, except for a thread that plays a story, for which it is the time of
 * the story. So the sample programmes of past years go through the same use cases as everything else.
 */
@Component
@ConditionalOnBooleanProperty("pcmt.sample")
final class StoryClock extends Clock {
    private static final ScopedValue<Instant> STORY = ScopedValue.newInstance();

    private final Clock today;

    StoryClock() {
        this(Clock.systemUTC());
    }

    private StoryClock(Clock today) {
        this.today = today;
    }

    /** Has something happen at a time in the past. */
    static <T> T at(Instant moment, ScopedValue.CallableOp<T, RuntimeException> happening) {
        return ScopedValue.where(STORY, moment).call(happening);
    }

    @Override
    public Instant instant() {
        return STORY.isBound() ? STORY.get() : today.instant();
    }

    @Override
    public ZoneId getZone() {
        return today.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new StoryClock(today.withZone(zone));
    }
}
