package vn.pcmt.contract.view;

import vn.pcmt.contract.Checks;

/**
 * One total that is not the sum of its reports.
 *
 * @param total {@code area~template~period~basis}
 * @param part such as {@code coverage} or {@code CA01}
 * @param recomputed from the reports
 * @param stored as it is shown
 */
public record TotalsDifference(String total, String part, String recomputed, String stored) {
    public TotalsDifference {
        Checks.text(total, "total");
        Checks.text(part, "part");
        Checks.text(recomputed, "recomputed");
        Checks.text(stored, "stored");
    }
}
