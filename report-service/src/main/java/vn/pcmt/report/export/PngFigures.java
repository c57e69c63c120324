package vn.pcmt.report.export;

import java.awt.BasicStroke;
import java.awt.Color;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jfree.chart.ChartFactory;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.CategoryLabelPositions;
import org.jfree.chart.labels.StandardCategoryItemLabelGenerator;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.renderer.category.BarRenderer;
import org.jfree.chart.renderer.category.LineAndShapeRenderer;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.data.category.DefaultCategoryDataset;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.report.export.Exported.By;
import vn.pcmt.report.export.Exported.State;
import vn.pcmt.report.publication.Content;
import vn.pcmt.report.publication.Content.Cell;
import vn.pcmt.report.publication.Content.Measure;
import vn.pcmt.report.publication.Content.Row;

/**
 * One indicator of the areas below as bars, the largest first; of an area with none below, of itself; of the periods of a
 * series as lines. What is missing or not told has no bar and no point, and the chart says how often.
 */
@Component
class PngFigures implements Rendering {

    private static final int MARGINS = 210;
    private static final int BAR = 26;
    private static final int LINES = 640;
    private static final Color RECEIVED = new Color(0xC1, 0x7C, 0x18);
    private static final Color BARS = new Color(0x1F, 0x5F, 0x99);

    private final Provenance provenance;
    private final ExportSettings settings;
    private final ChartLook look;

    PngFigures(Provenance provenance, ExportSettings settings, ChartLook look) {
        this.provenance = provenance;
        this.settings = settings;
        this.look = look;
    }

    @Override
    public String extension() {
        return "png";
    }

    @Override
    public MediaType type() {
        return MediaType.IMAGE_PNG;
    }

    /** A row with the figure that is drawn of it. */
    private record Bar(String name, BigDecimal figure) {}

    /** @throws Refusal {@code chart-of-one} if not exactly one indicator is asked for */
    @Override
    public void require(int indicators) {
        if (indicators != 1) {
            throw new Refusal(Refusal.Kind.INVALID, "chart-of-one");
        }
    }

    @Override
    public Rendered render(Exported exported, Locale locale) {
        Content figures = exported.figures();
        require(figures.measures().size());
        Measure measure = figures.measures().getFirst();
        byte[] file = exported.by() == By.PERIODS
                ? look.png(lines(exported, measure, locale), LINES)
                : bars(exported, measure, locale);
        return out -> out.write(file);
    }

    private byte[] bars(Exported exported, Measure measure, Locale locale) {
        Content figures = exported.figures();
        List<Row> rows = figures.below().isEmpty() ? figures.rows() : figures.below();
        List<Bar> bars = rows.stream()
                .flatMap(row -> bar(row, Exported.cell(row, measure)))
                .sorted(Comparator.comparing(Bar::figure).reversed().thenComparing(Bar::name))
                .limit(settings.bars())
                .toList();
        DefaultCategoryDataset data = new DefaultCategoryDataset();
        bars.forEach(bar -> data.addValue(bar.figure(), measure.code(), bar.name()));
        return look.png(bars(exported, measure, rows, data, locale), MARGINS + BAR * Math.max(3, bars.size()));
    }

    private static Stream<Bar> bar(Row row, Cell cell) {
        return cell.accepted() == null ? Stream.empty() : Stream.of(new Bar(row.name(), cell.accepted()));
    }

    private JFreeChart bars(
            Exported exported, Measure measure, List<Row> rows, DefaultCategoryDataset data, Locale locale) {
        JFreeChart chart = ChartFactory.createBarChart(
                Exported.name(measure, locale),
                null,
                measure.unit(),
                data,
                PlotOrientation.HORIZONTAL,
                false,
                false,
                false);
        String without = provenance.text(
                "chart.without", locale, count(rows, measure, State.MISSING), count(rows, measure, State.SUPPRESSED));
        CategoryPlot plot = describe(chart, exported, measure, without, locale);
        plot.getDomainAxis().setMaximumCategoryLabelWidthRatio(0.4f);
        BarRenderer bars = (BarRenderer) plot.getRenderer();
        bars.setBarPainter(new StandardBarPainter());
        bars.setShadowVisible(false);
        bars.setSeriesPaint(0, BARS);
        bars.setDefaultItemLabelGenerator(new StandardCategoryItemLabelGenerator(
                "{2}",
                NumberFormat.getInstance(locale.getLanguage().equals("en") ? Locale.ENGLISH : Locale.of("vi", "VN"))));
        bars.setDefaultItemLabelFont(look.plain());
        bars.setDefaultItemLabelsVisible(true);
        return chart;
    }

    /** Received and accepted figures, oldest first; where nothing is in there is no point, and no line across. */
    private JFreeChart lines(Exported exported, Measure measure, Locale locale) {
        DefaultCategoryDataset data = new DefaultCategoryDataset();
        List<Row> rows = exported.figures().below();
        for (Row row : rows) {
            Cell cell = Exported.cell(row, measure);
            data.addValue(cell.received(), provenance.text("column.received", locale), row.name());
            data.addValue(cell.accepted(), provenance.text("column.accepted", locale), row.name());
        }
        JFreeChart chart = ChartFactory.createLineChart(
                Exported.name(measure, locale),
                null,
                measure.unit(),
                data,
                PlotOrientation.VERTICAL,
                true,
                false,
                false);
        CategoryPlot plot = describe(
                chart,
                exported,
                measure,
                provenance.text("chart.gaps", locale, count(rows, measure, State.MISSING)),
                locale);
        plot.getDomainAxis().setCategoryLabelPositions(CategoryLabelPositions.UP_45);
        LineAndShapeRenderer lines = (LineAndShapeRenderer) plot.getRenderer();
        lines.setDefaultShapesVisible(true);
        lines.setSeriesPaint(0, RECEIVED);
        lines.setSeriesPaint(1, BARS);
        lines.setSeriesStroke(0, new BasicStroke(2));
        lines.setSeriesStroke(1, new BasicStroke(3));
        return chart;
    }

    private CategoryPlot describe(JFreeChart chart, Exported exported, Measure measure, String without, Locale locale) {
        Content figures = exported.figures();
        return look.dress(
                chart,
                List.of(
                        figures.areaName() + ", " + provenance.span(exported, locale),
                        provenance.vintage(exported, locale) + ". " + provenance.coverage(exported, locale) + ". "
                                + provenance.text("asOf", locale) + ": "
                                + provenance.time(figures.asOf(), locale),
                        without,
                        exported.lineage(figures.whole(), measure)));
    }

    private static long count(List<Row> rows, Measure measure, State state) {
        return rows.stream()
                .filter(row -> State.of(Exported.cell(row, measure)) == state)
                .count();
    }
}
