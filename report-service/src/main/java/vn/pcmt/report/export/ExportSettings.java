package vn.pcmt.report.export;

import jakarta.validation.constraints.PositiveOrZero;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;
import vn.pcmt.kit.document.Office;

/**
 * How figures are written into files.
 *
 * @param letterhead whose documents they are
 * @param annex most indicators of which a document has tables of the areas below; all are in the workbook
 * @param bars most areas in a chart
 * @param fonts folder in which the typeface of charts is kept
 * @param office command of LibreOffice, which makes PDF; without it there is none
 * @param officeWithin longest time for one PDF, and for waiting for a turn
 * @param sample whether documents are marked as made of sample data
 */
@Validated
@ConfigurationProperties("pcmt.report.export")
record ExportSettings(
        @DefaultValue Office letterhead,
        @DefaultValue("10") @PositiveOrZero int annex,
        @DefaultValue("30") @PositiveOrZero int bars,
        @DefaultValue("./data/fonts") Path fonts,
        @DefaultValue("soffice") String office,
        @DefaultValue("60s") Duration officeWithin,
        @DefaultValue("false") boolean sample) {}
