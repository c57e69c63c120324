package vn.pcmt.report.export;

import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jfree.chart.ChartFactory;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.CategoryLabelPositions;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.renderer.category.BarRenderer;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.data.category.DefaultCategoryDataset;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.report.ReportStatus;
import vn.pcmt.contract.report.Timeliness;
import vn.pcmt.report.view.Shown.Completeness;
import vn.pcmt.report.view.Spanned;
import vn.pcmt.report.workbook.SheetStyle;

/** How the reporting of an area goes, as a picture of its periods and as a workbook of its units. */
@Component
class ReportingFile {

    private static final int HEIGHT = 560;
    private static final int WIDE = 34;
    private static final Color ON_TIME = new Color(0x0E, 0x6A, 0x74);
    private static final Color LATE = new Color(0xF7, 0xD9, 0x99);
    private static final Color MISSING = new Color(0xAD, 0x42, 0x1A);

    private final ChartLook look;
    private final Provenance provenance;

    ReportingFile(ChartLook look, Provenance provenance) {
        this.look = look;
        this.provenance = provenance;
    }

    /** Of each period, oldest first: what came in time, what came late, what lacks. */
    byte[] png(Spanned.Reporting reporting, Locale locale) {
        DefaultCategoryDataset data = new DefaultCategoryDataset();
        for (Spanned.PeriodRates period : reporting.periods()) {
            Completeness coverage = period.rates().coverage();
            String name = period.period().toString();
            data.addValue(coverage.onTime(), text("on-time", locale), name);
            data.addValue(coverage.late(), text("late", locale), name);
            data.addValue(period.rates().missing(), text("missing", locale), name);
        }
        JFreeChart chart = ChartFactory.createStackedBarChart(
                text("title", locale),
                null,
                text("reports", locale),
                data,
                PlotOrientation.VERTICAL,
                true,
                false,
                false);
        CategoryPlot plot = look.dress(chart, said(reporting, locale));
        plot.getDomainAxis().setCategoryLabelPositions(CategoryLabelPositions.UP_45);
        BarRenderer bars = (BarRenderer) plot.getRenderer();
        bars.setBarPainter(new StandardBarPainter());
        bars.setShadowVisible(false);
        bars.setSeriesPaint(0, ON_TIME);
        bars.setSeriesPaint(1, LATE);
        bars.setSeriesPaint(2, MISSING);
        return look.png(chart, HEIGHT);
    }

    /** Three sheets: each unit and period, the periods with how long what lacks has lacked, and what all that is. */
    byte[] xlsx(Spanned.Reporting reporting, List<Spanned.UnitRates> units, Locale locale) {
        try (ByteArrayOutputStream file = new ByteArrayOutputStream()) {
            try (Workbook workbook = new Workbook(file, "PCMT", "1.0")) {
                units(workbook.newWorksheet(text("sheet.units", locale)), reporting, units, locale);
                periods(workbook.newWorksheet(text("sheet.periods", locale)), reporting, locale);
                facts(workbook.newWorksheet(provenance.text("sheet.facts", locale)), reporting, locale);
            }
            return file.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private void units(Worksheet sheet, Spanned.Reporting reporting, List<Spanned.UnitRates> units, Locale locale)
            throws IOException {
        List<String> periods = reporting.periods().stream()
                .map(period -> period.period().toString())
                .toList();
        sheet.value(0, 0, provenance.text("column.name", locale));
        sheet.width(0, WIDE);
        for (int i = 0; i < periods.size(); i++) {
            sheet.value(0, i + 1, periods.get(i));
        }
        SheetStyle.head(sheet.range(0, 0, 0, periods.size()));
        sheet.freezePane(1, 1);
        int line = 1;
        for (Spanned.UnitRates unit : units) {
            sheet.value(line, 0, unit.name());
            for (Spanned.Cell cell : unit.cells()) {
                int at = periods.indexOf(cell.period().toString());
                if (at >= 0) {
                    sheet.value(line, at + 1, state(cell, locale));
                }
            }
            line++;
        }
        sheet.finish();
    }

    private String state(Spanned.Cell cell, Locale locale) {
        String state = text(
                "state."
                        + (cell.status() == ReportStatus.EXPECTED && !cell.overdue()
                                ? "AWAITED"
                                : cell.status().name()),
                locale);
        return cell.timeliness() == Timeliness.LATE ? state + ", " + text("late", locale) : state;
    }

    private void periods(Worksheet sheet, Spanned.Reporting reporting, Locale locale) throws IOException {
        List<String> heading = List.of(
                provenance.text("column.period", locale),
                provenance.text("column.expectedReports", locale),
                provenance.text("column.receivedReports", locale),
                provenance.text("column.acceptedReports", locale),
                text("on-time", locale),
                text("late", locale),
                text("missing", locale));
        head(sheet, heading);
        int line = 1;
        for (Spanned.PeriodRates period : reporting.periods()) {
            Completeness coverage = period.rates().coverage();
            sheet.value(line, 0, period.period().toString());
            int column = 1;
            for (int count : List.of(
                    coverage.expected(),
                    coverage.received(),
                    coverage.accepted(),
                    coverage.onTime(),
                    coverage.late(),
                    period.rates().missing())) {
                sheet.value(line, column++, count);
            }
            line++;
        }
        line++;
        for (Spanned.Age age : reporting.missing()) {
            sheet.value(line, 0, age(age, locale));
            sheet.value(line++, 1, age.reports());
        }
        sheet.finish();
    }

    private String age(Spanned.Age age, Locale locale) {
        if (age.fromDays() == null) {
            return text("age.not-due", locale);
        }
        return age.toDays() == null
                ? text("age.over", locale, age.fromDays())
                : text("age.of", locale, age.fromDays(), age.toDays() - 1);
    }

    private static void head(Worksheet sheet, List<String> heading) {
        for (int i = 0; i < heading.size(); i++) {
            sheet.value(0, i, heading.get(i));
            sheet.width(i, i == 0 ? WIDE : 14);
        }
        SheetStyle.head(sheet.range(0, 0, 0, heading.size() - 1));
        sheet.freezePane(0, 1);
    }

    private void facts(Worksheet sheet, Spanned.Reporting reporting, Locale locale) throws IOException {
        sheet.width(0, 100);
        List<String> said = said(reporting, locale);
        for (int i = 0; i < said.size(); i++) {
            sheet.value(i, 0, said.get(i));
        }
        sheet.finish();
    }

    /** Of what, which vintage, how complete, of when. */
    private List<String> said(Spanned.Reporting reporting, Locale locale) {
        Completeness all = reporting.all().coverage();
        Spanned.Time time = reporting.time();
        return List.of(
                reporting.name() + " (" + reporting.area() + "), " + time.first() + " – " + time.last(),
                provenance.text("vintage.none", locale) + ". "
                        + provenance.text("coverage.text", locale, all.expected(), all.received(), all.accepted())
                        + ". " + provenance.text("asOf", locale) + ": " + provenance.time(reporting.asOf(), locale));
    }

    private String text(String key, Locale locale, Object... arguments) {
        return provenance.text("reporting." + key, locale, arguments);
    }
}
