package vn.pcmt.report.ranking;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.pcmt.kit.web.Page;
import vn.pcmt.report.calendar.ReportingPeriod;
import vn.pcmt.report.ranking.Gaming.Flag;
import vn.pcmt.report.ranking.Standings.Standing;
import vn.pcmt.report.view.Shown;
import vn.pcmt.report.view.Spanned;

/**
 * The communes of an area among their peers.
 *
 * @param formula by which they are ranked, with the weights in force
 * @param asOf time of the newest report in it
 */
public record Ranking(
        String area,
        String name,
        String template,
        Spanned.Time time,
        @Nullable Instant asOf,
        long lagMs,
        Formula formula,
        Page<Line> units) {

    /** @param text the formula itself, in the reader's language */
    public record Formula(
            String text,
            BigDecimal result,
            BigDecimal progress,
            BigDecimal quality,
            List<Counted> indicators,
            List<Integer> bands) {}

    /** @param better whether more or less is better */
    public record Counted(String indicator, Better better) {}

    public enum Better {
        MORE,
        LESS
    }

    public record Line(String name, Standing standing, Shown.Completeness coverage, List<Flag> flags) {}

    /** The ranks of one unit over time, by what is known now. */
    record History(String unitKey, String name, String template, List<Past> periods) {}

    record Past(ReportingPeriod period, Standing standing) {}
}
