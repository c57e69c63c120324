package vn.pcmt.report.view;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.jspecify.annotations.Nullable;
import vn.pcmt.contract.totals.Basis;
import vn.pcmt.report.unit.Unit;

/**
 * What the live stream tells: which totals changed, not the figures, so that nothing is told that the caller could not
 * read. The fields up to the version are the data of the event.
 *
 * @param partition place of its partition in a {@link LivePosition}
 * @param unit the area as this service knows it; null if it does not know it yet
 */
record TotalsChange(
        String area,
        String template,
        String period,
        Basis basis,
        long version,
        @JsonIgnore int partition,
        @JsonIgnore long offset,
        @JsonIgnore @Nullable Unit unit) {

    /** The same change, of a group of areas that contains the area. */
    TotalsChange of(String group) {
        return new TotalsChange(group, template, period, basis, version, partition, offset, null);
    }
}
