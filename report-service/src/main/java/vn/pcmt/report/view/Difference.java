package vn.pcmt.report.view;

/**
 * A total that is not the sum of its reports.
 *
 * @param total {@code area~template~period~basis}
 * @param part such as {@code coverage} or {@code CA01}
 * @param recomputed from the reports
 * @param stored in the read model
 */
public record Difference(String total, String part, String recomputed, String stored) {}
