package vn.pcmt.report.imports;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.pcmt.report.source.SourceFormat;

/**
 * An import as shown.
 *
 * @param state {@code QUEUED}, {@code RUNNING}, {@code DONE}, {@code CANCELLED} or {@code FAILED}
 * @param dryRun whether nothing is taken in
 * @param reports dealt with so far
 * @param taken submitted; in a trial, those that would be
 * @param unchanged those that say what is there already
 * @param refused those that were not taken; {@code …/rows} says why
 * @param values figures in those that were taken
 * @param share of the file that was read, in percent
 * @param confirmable whether this trial can be carried out for real
 * @param failure why the rest of the file could not be read; what was taken before stays
 */
record ImportView(
        String id,
        String state,
        SourceFormat format,
        boolean dryRun,
        @Nullable String mapping,
        @Nullable Integer edition,
        int reports,
        int taken,
        int unchanged,
        int refused,
        int values,
        int share,
        boolean confirmable,
        Instant begun,
        @Nullable Instant done,
        @Nullable FailureView failure) {

    /** @param errors what is at fault, by its place in the file */
    record FailureView(String code, String title, String detail, List<Error> errors) {}

    /** @param place cell, column or pointer in the file; empty if it is the report as a whole */
    record Error(String place, String field, String code, String message) {}

    /**
     * A report of the file that was not taken.
     *
     * @param row as a spreadsheet counts, or position in a list
     * @param unit as the file writes it
     * @param report id, null if it is not known which is meant
     */
    record Row(int row, String sheet, String unit, @Nullable String report, List<Error> errors) {}
}
