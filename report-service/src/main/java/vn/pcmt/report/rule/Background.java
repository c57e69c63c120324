package vn.pcmt.report.rule;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known beside the figures to be judged.
 *
 * @param firstPeriod whether nobody owed a report of the period before: neither the unit nor those it was made of
 * @param earlier figures of the periods before, the latest first, at most {@value #PERIODS}; null where none are known
 * @param lastYear figures of the same period of the year before; null if not known
 * @param hamlets of the unit; null if not known
 */
public record Background(
        boolean firstPeriod,
        List<@Nullable Map<String, BigDecimal>> earlier,
        @Nullable Map<String, BigDecimal> lastYear,
        @Nullable Integer hamlets) {

    /** How far rules look back. */
    public static final int PERIODS = 12;

    /** Of a unit that reports for the first time. */
    public static final Background NONE = new Background(true, List.of(), null, null);

    public Background {
        if (earlier.size() > PERIODS) {
            throw new IllegalArgumentException("at most " + PERIODS + " periods: " + earlier.size());
        }
        earlier = Collections.unmodifiableList(new ArrayList<>(earlier));
    }

    /** Figures of the period before; null if not known. */
    public @Nullable Map<String, BigDecimal> previous() {
        return before(1);
    }

    /** Figures of the period so many before; null if not known. */
    @Nullable
    Map<String, BigDecimal> before(int periods) {
        return earlier.size() < periods ? null : earlier.get(periods - 1);
    }
}
