package vn.pcmt.notification.statistics;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.time.VietnamTime;
import vn.pcmt.notification.directory.Reach;

/** How well officers are reached, for those who answer for others, within their reach. */
@RestController
@RequestMapping("/api/v1/alert-statistics")
@Tag(name = "alert statistics")
class StatisticsController {

    /** Longer times would read too much at once. */
    private static final Duration MOST = Duration.ofDays(93);

    private final CountDeliveries count;
    private final Reach reach;

    StatisticsController(CountDeliveries count, Reach reach) {
        this.count = count;
        this.reach = reach;
    }

    /**
     * @param from first day, in Việt Nam
     * @param to last day, at most 93 days in all
     */
    @GetMapping
    @Operation(summary = "Outcomes by channel, and time to acknowledge by unit and kind")
    CountDeliveries.Statistics statistics(
            @RequestParam LocalDate from,
            @RequestParam LocalDate to,
            @RequestParam @Nullable String unit,
            Caller caller) {
        caller.requireAny(OfficerRole.REVIEWER, OfficerRole.LEADER, OfficerRole.ADMIN, OfficerRole.AUDITOR);
        Duration asked = Duration.ofDays(to.toEpochDay() - from.toEpochDay() + 1);
        if (!asked.isPositive() || asked.compareTo(MOST) > 0) {
            throw new Refusal(Refusal.Kind.MALFORMED, "days-malformed", MOST.toDays());
        }
        return count.count(
                reach.of(caller, unit),
                from.atStartOfDay(VietnamTime.ZONE).toInstant(),
                to.plusDays(1).atStartOfDay(VietnamTime.ZONE).toInstant());
    }
}
