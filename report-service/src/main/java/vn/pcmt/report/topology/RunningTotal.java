package vn.pcmt.report.topology;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.pcmt.contract.totals.AreaTotals;
import vn.pcmt.contract.totals.Basis;
import vn.pcmt.contract.totals.ProvincialPart;

/** A total as the state store keeps it under its key. */
record RunningTotal(long version, Instant at, Sums sums) {

    static final RunningTotal EMPTY = new RunningTotal(0, Instant.EPOCH, Sums.NONE);

    RunningTotal plus(Delta delta) {
        return new RunningTotal(version + 1, delta.at().isAfter(at) ? delta.at() : at, sums.plus(delta.change()));
    }

    /** The event that tells of this total. */
    AreaTotals toEvent(String key) {
        String[] parts = key.split("~", 4);
        return new AreaTotals(
                version,
                at,
                parts[0],
                parts[1],
                parts[2],
                Basis.valueOf(parts[3]),
                sums.coverage(),
                sums.outstanding(),
                sums.estimated(),
                sums.figures(),
                provincial(sums.provincial()));
    }

    private static @Nullable ProvincialPart provincial(Sums.Part part) {
        return part.equals(Sums.Part.NONE)
                ? null
                : new ProvincialPart(part.coverage(), part.outstanding(), part.figures());
    }
}
