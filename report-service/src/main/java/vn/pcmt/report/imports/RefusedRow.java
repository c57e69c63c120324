package vn.pcmt.report.imports;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.TypeAlias;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A report of a file that was not taken. Its id is natural, so that a batch that is done again writes it again.
 *
 * @param seen position among the reports of the file, from 1
 * @param number row as a spreadsheet counts, or position in a list
 * @param sheet empty where there is none
 * @param unit as the file writes it
 * @param report id, null if it is not known which is meant
 * @param problems each with the place in the file
 * @param entered figures as they were written, to hand them back; no text that anybody wrote
 */
@Document(RefusedRow.COLLECTION)
@TypeAlias("refusedRow")
@CompoundIndex(name = "job_seen", def = "{'job': 1, 'seen': 1}")
record RefusedRow(
        @Id String id,
        String job,
        int seen,
        int number,
        String sheet,
        String unit,
        @Nullable String report,
        List<Problem> problems,
        List<Entered> entered) {

    static final String COLLECTION = "report_import_rows";

    /** @param place cell, column or pointer; empty if it is the report as a whole */
    record Problem(String key, String place, String code, KeptText text) {}

    record Entered(String key, String text) {}

    static String id(String job, int seen) {
        return job + "~" + seen;
    }
}
