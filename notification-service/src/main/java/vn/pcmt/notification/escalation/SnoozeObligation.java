package vn.pcmt.notification.escalation;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.time.VietnamTime;
import vn.pcmt.kit.web.ExpectedVersion;
import vn.pcmt.kit.web.Fingerprint;
import vn.pcmt.kit.web.IdempotencyKey;
import vn.pcmt.notification.obligation.Obligation;
import vn.pcmt.notification.obligation.SnoozeLimits;

/** An officer puts off what would be said about something owed: not for long, and not often. */
@Component
class SnoozeObligation {

    /** Until when. */
    record Snooze(@NotNull Instant until) {}

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm dd/MM/yyyy", Locale.ROOT);

    private final AnswerObligation answer;
    private final SnoozeLimits limits;

    SnoozeObligation(AnswerObligation answer, SnoozeLimits limits) {
        this.answer = answer;
        this.limits = limits;
    }

    /** @throws Refusal {@code snooze-refused} beyond the limits, and those of {@link AnswerObligation} */
    Obligation handle(String id, Snooze snooze, Caller caller, IdempotencyKey key, ExpectedVersion expected) {
        String fingerprint = Fingerprint.of(caller, "SnoozeObligation " + id, snooze);
        return answer.carryOut(id, caller, key, expected, fingerprint, (owed, now) -> {
            Instant latest = limits.latest(now);
            if (owed.answers().snoozes() >= limits.times()
                    || !snooze.until().isAfter(now)
                    || snooze.until().isAfter(latest)) {
                throw new Refusal(
                        Refusal.Kind.INVALID,
                        "snooze-refused",
                        limits.times(),
                        MINUTE.format(latest.atZone(VietnamTime.ZONE)));
            }
            return new Update().set("given.snoozedUntil", snooze.until()).inc("given.snoozes", 1);
        });
    }
}
