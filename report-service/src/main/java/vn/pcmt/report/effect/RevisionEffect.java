package vn.pcmt.report.effect;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.pcmt.contract.totals.Basis;

/**
 * What a revision of a report changed in the totals.
 *
 * @param received by its coming in, in the received figures
 * @param accepted by its being accepted, in the accepted figures; null if it never was
 */
record RevisionEffect(
        String report,
        String unitKey,
        String unitName,
        String period,
        int revision,
        Change received,
        @Nullable Change accepted) {

    /**
     * @param from the revision whose figures counted before; null if none did
     * @param by officer id
     * @param reason of the correction; null before the first acceptance
     * @param moved all totals that changed; none if no figure did
     */
    record Change(
            @Nullable Integer from,
            Instant at,
            String by,
            @Nullable String reason,
            List<Moved> moved) {}

    /**
     * What the report gives to one total.
     *
     * @param area where the total stands, in the tree of the report's time or of today
     * @param before null if the report gave no figure; blank is not zero
     * @param difference by which the total changed
     */
    record Moved(
            String area,
            String areaName,
            Basis basis,
            String indicator,
            @Nullable BigDecimal before,
            @Nullable BigDecimal after,
            BigDecimal difference) {}
}
