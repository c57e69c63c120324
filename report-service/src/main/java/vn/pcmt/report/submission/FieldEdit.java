package vn.pcmt.report.submission;

import java.time.Instant;

/**
 * Who changed a field last, and when.
 *
 * @param by officer id
 */
public record FieldEdit(String by, Instant at) {}
