package vn.pcmt.report.outlier;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Something in a report that a reviewer should look at. It may be right all the same: what is unlikely happens.
 *
 * @param indicator code, where it is about one figure
 * @param section id, where it is about a section
 * @param value what the report says: the figure; for peers the figure per 1,000 residents; for digits how many figures
 *     end in 0 or 5
 * @param usual what it is compared with: the median, last year's figure, or how many would end so by chance
 * @param spread how far figures usually are from that, for a comparison with a median
 * @param score how many such spreads it is away; how many times last year's; the probability of chance. Null where
 *     nothing ever varied
 * @param of how many periods, peers or figures it is compared with
 */
public record Outlier(
        Kind kind,
        @Nullable String indicator,
        @Nullable String section,
        @Nullable BigDecimal value,
        @Nullable BigDecimal usual,
        @Nullable BigDecimal spread,
        @Nullable BigDecimal score,
        int of) {

    /** In which way it is unlikely. */
    public enum Kind {
        /** Far from the figures of the same unit in the periods before. */
        OWN_HISTORY,
        /** Far from the figures of units of its kind in the same period, per resident. */
        PEERS,
        /** Many times the figure of the same period last year, or a fraction of it. */
        SEASON,
        /** The same figure several periods running. */
        REPEATED,
        /** A section in which every figure is that of the period before. */
        COPIED_SECTION,
        /** More figures end in 0 or 5 than chance explains: they may have been estimated. */
        ROUND_FIGURES
    }

    static Outlier comparing(Kind kind, String indicator, BigDecimal value, Spread with) {
        return new Outlier(kind, indicator, null, value, with.median(), with.shown(), with.score(value), with.size());
    }
}
