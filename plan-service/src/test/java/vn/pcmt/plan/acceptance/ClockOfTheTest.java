package vn.pcmt.plan.acceptance;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import vn.pcmt.kit.time.VietnamTime;

/** The service's clock, which a test sets to a day of the past for as long as it tells what somebody did then. */
final class ClockOfTheTest extends Clock {
    private volatile Clock now = Clock.systemUTC();

    /** It is nine in the morning of a day, and then today again. */
    void on(String day, Runnable story) {
        Instant morning =
                LocalDate.parse(day).atTime(9, 0).atZone(VietnamTime.ZONE).toInstant();
        now = Clock.fixed(morning, ZoneOffset.UTC);
        try {
            story.run();
        } finally {
            now = Clock.systemUTC();
        }
    }

    @Override
    public Instant instant() {
        return now.instant();
    }

    @Override
    public ZoneId getZone() {
        return now.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return now.withZone(zone);
    }
}
