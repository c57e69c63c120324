package vn.pcmt.report.statistics;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.pcmt.report.statistics.ReviewStatistics.Decisions;
import vn.pcmt.report.submission.Decision;

/** Counts decisions and how long they took. */
final class Tally {

    private static final BigDecimal DAY = BigDecimal.valueOf(Duration.ofDays(1).toMillis());

    private int accepted;
    private int returned;
    private final List<Long> waits = new ArrayList<>();

    void add(Decision.Outcome outcome, Duration waited) {
        switch (outcome) {
            case ACCEPTED -> accepted++;
            case RETURNED -> returned++;
        }
        waits.add(waited.toMillis());
    }

    int returned() {
        return returned;
    }

    int all() {
        return accepted + returned;
    }

    Decisions counted() {
        BigDecimal share = all() == 0
                ? null
                : BigDecimal.valueOf(returned).divide(BigDecimal.valueOf(all()), 4, RoundingMode.HALF_UP);
        return new Decisions(accepted, returned, share, medianDays());
    }

    private @Nullable BigDecimal medianDays() {
        if (waits.isEmpty()) {
            return null;
        }
        Collections.sort(waits);
        int middle = waits.size() / 2;
        BigDecimal twice =
                BigDecimal.valueOf(waits.get(middle)).add(BigDecimal.valueOf(waits.get((waits.size() - 1) / 2)));
        return twice.divide(DAY.multiply(BigDecimal.TWO), 1, RoundingMode.HALF_UP);
    }
}
