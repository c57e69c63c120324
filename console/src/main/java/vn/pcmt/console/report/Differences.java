package vn.pcmt.console.report;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.pcmt.console.services.ReportService.Report;

/**
 * What one revision of a report says otherwise than an earlier one.
 *
 * @param name of the template
 * @param from number of the earlier one; 0 if the later is set against nothing
 */
record Differences(Report report, String name, long from, long to, List<Figure> figures, List<Text> texts) {

    record Figure(
            String code,
            String label,
            String unit,
            @Nullable BigDecimal before,
            @Nullable BigDecimal after) {

        /** None where one of them is missing. */
        public @Nullable BigDecimal difference() {
            return before == null || after == null ? null : after.subtract(before);
        }
    }

    record Text(String title, String before, String after) {}
}
