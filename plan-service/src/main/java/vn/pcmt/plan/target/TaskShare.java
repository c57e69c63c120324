package vn.pcmt.plan.target;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.view.TargetStatus;
import vn.pcmt.kit.time.VietnamTime;
import vn.pcmt.plan.target.TargetView.Share;

/** Derives how a target stands that is a share of the plan's tasks: on a straight line over the target's time. */
@Component
class TaskShare {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int CUT_OFF_DAY = 14;

    private final ObjectProvider<TaskTally> tasks;
    private final Clock clock;

    TaskShare(ObjectProvider<TaskTally> tasks, Clock clock) {
        this.tasks = tasks;
        this.clock = clock;
    }

    Share of(String planId, TargetText target) {
        TaskTally tally = tasks.getIfAvailable();
        TaskTally.Tally counted = tally == null ? new TaskTally.Tally(0, 0) : tally.of(planId);
        return new Share(
                counted.tasks(),
                counted.confirmed(),
                counted.tasks() == 0 ? null : percent(counted.confirmed(), counted.tasks()),
                expected(target));
    }

    /** Without a task nobody can tell: an empty list is not a finished one. */
    TargetStatus status(String planId, TargetText target) {
        LocalDate today = today();
        if (today.isBefore(begin(target))) {
            return TargetStatus.NOT_DUE;
        }
        Share share = of(planId, target);
        BigDecimal percent = share.percent();
        if (percent == null) {
            return TargetStatus.INSUFFICIENT_DATA;
        }
        if (percent.compareTo(target.goal().value()) >= 0) {
            return TargetStatus.MET;
        }
        if (today.isAfter(end(target))) {
            return TargetStatus.MISSED;
        }
        return percent.compareTo(share.expectedByNow()) >= 0 ? TargetStatus.ON_TRACK : TargetStatus.AT_RISK;
    }

    private BigDecimal expected(TargetText target) {
        LocalDate begin = begin(target);
        long whole = ChronoUnit.DAYS.between(begin, end(target)) + 1;
        long gone = Math.clamp(ChronoUnit.DAYS.between(begin, today()), 0, whole);
        return target.goal()
                .value()
                .multiply(BigDecimal.valueOf(gone))
                .divide(BigDecimal.valueOf(whole), 1, RoundingMode.HALF_UP);
    }

    private static BigDecimal percent(int part, int whole) {
        return BigDecimal.valueOf(part).multiply(HUNDRED).divide(BigDecimal.valueOf(whole), 1, RoundingMode.HALF_UP);
    }

    private static LocalDate begin(TargetText target) {
        return YearMonth.parse(target.firstPeriod()).minusMonths(1).atDay(CUT_OFF_DAY + 1);
    }

    private static LocalDate end(TargetText target) {
        return YearMonth.parse(target.lastPeriod()).atDay(CUT_OFF_DAY);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), VietnamTime.ZONE);
    }
}
