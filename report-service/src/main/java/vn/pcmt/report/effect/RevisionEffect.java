package vn.pcmt.report.effect;

import io.swagger.v3.oas.annotations.media.Schema;
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
     * What the report gives to one total; the total itself holds what other reports give, too, and is not told here.
     *
     * @param area where the total stands, in the tree of the report's time or of today
     * @param before what the report gave to the total of the area, not that total; null if it gave no figure; blank is
     *     not zero
     * @param after what it gives to it since
     * @param difference by which the total changed
     */
    record Moved(
            String area,
            String areaName,
            Basis basis,
            String indicator,

            @Schema(description = "What this report gave to the total of the area, not that total; null for none")
            @Nullable
            BigDecimal before,

            @Schema(description = "What this report gives to the total of the area since, not that total") @Nullable
            BigDecimal after,

            @Schema(description = "By which the total of the area changed")
            BigDecimal difference) {}
}
