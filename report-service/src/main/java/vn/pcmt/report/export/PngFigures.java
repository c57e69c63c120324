package vn.pcmt.report.export;

import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jfree.chart.ChartFactory;
import org.jfree.chart.ChartUtils;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.labels.StandardCategoryItemLabelGenerator;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.renderer.category.BarRenderer;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.HorizontalAlignment;
import org.jfree.data.category.DefaultCategoryDataset;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.report.export.Exported.State;
import vn.pcmt.report.publication.Content;
import vn.pcmt.report.publication.Content.Cell;
import vn.pcmt.report.publication.Content.Measure;
import vn.pcmt.report.publication.Content.Row;

/**
 * One indicator of the areas below as bars, the largest first; of an area with none below, of itself. Areas whose figure is
 * missing or not told have no bar, and the chart says how many there are.
 */
@Component
class PngFigures implements Rendering {

    private static final int WIDTH = 1000;
    private static final int MARGINS = 210;
    private static final int BAR = 26;
    private static final Color BARS = new Color(0x1F, 0x5F, 0x99);

    private final Provenance provenance;
    private final ExportSettings settings;
    /** Unpacked for the first chart, not at the start. */
    private final SingletonSupplier<ChartFonts> fonts;

    PngFigures(Provenance provenance, ExportSettings settings) {
        this.provenance = provenance;
        this.settings = settings;
        this.fonts = SingletonSupplier.of(() -> new ChartFonts(settings.fonts()));
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
    public Rendered render(Exported exported, Locale locale) {
        Content figures = exported.figures();
        if (figures.measures().size() != 1) {
            throw new Refusal(Refusal.Kind.INVALID, "chart-of-one");
        }
        Measure measure = figures.measures().getFirst();
        List<Row> rows = figures.below().isEmpty() ? figures.rows() : figures.below();
        List<Bar> bars = rows.stream()
                .flatMap(row -> bar(row, Exported.cell(row, measure)))
                .sorted(Comparator.comparing(Bar::figure).reversed().thenComparing(Bar::name))
                .limit(settings.bars())
                .toList();
        DefaultCategoryDataset data = new DefaultCategoryDataset();
        bars.forEach(bar -> data.addValue(bar.figure(), measure.code(), bar.name()));
        byte[] file = png(chart(exported, measure, rows, data, locale), MARGINS + BAR * Math.max(3, bars.size()));
        return out -> out.write(file);
    }

    private static Stream<Bar> bar(Row row, Cell cell) {
        return cell.accepted() == null ? Stream.empty() : Stream.of(new Bar(row.name(), cell.accepted()));
    }

    private JFreeChart chart(
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
        chart.setBackgroundPaint(Color.WHITE);
        chart.getTitle().setFont(fonts.obtain().bold());
        chart.addSubtitle(line(exported.figures().areaName() + ", " + provenance.span(exported, locale)));
        chart.addSubtitle(line(provenance.vintage(exported, locale) + ". " + provenance.coverage(exported, locale)
                + ". " + provenance.text("asOf", locale) + ": "
                + provenance.time(exported.figures().asOf(), locale)));
        chart.addSubtitle(line(provenance.text(
                "chart.without", locale, count(rows, measure, State.MISSING), count(rows, measure, State.SUPPRESSED))));
        chart.addSubtitle(line(exported.lineage(exported.figures().whole(), measure)));
        CategoryPlot plot = chart.getCategoryPlot();
        plot.setBackgroundPaint(Color.WHITE);
        plot.setRangeGridlinePaint(Color.LIGHT_GRAY);
        plot.setOutlineVisible(false);
        plot.getDomainAxis().setTickLabelFont(fonts.obtain().plain());
        plot.getDomainAxis().setMaximumCategoryLabelWidthRatio(0.4f);
        plot.getRangeAxis().setTickLabelFont(fonts.obtain().plain());
        plot.getRangeAxis().setLabelFont(fonts.obtain().plain());
        BarRenderer bars = (BarRenderer) plot.getRenderer();
        bars.setBarPainter(new StandardBarPainter());
        bars.setShadowVisible(false);
        bars.setSeriesPaint(0, BARS);
        bars.setDefaultItemLabelGenerator(new StandardCategoryItemLabelGenerator(
                "{2}",
                NumberFormat.getInstance(locale.getLanguage().equals("en") ? Locale.ENGLISH : Locale.of("vi", "VN"))));
        bars.setDefaultItemLabelFont(fonts.obtain().plain());
        bars.setDefaultItemLabelsVisible(true);
        return chart;
    }

    private static long count(List<Row> rows, Measure measure, State state) {
        return rows.stream()
                .filter(row -> State.of(Exported.cell(row, measure)) == state)
                .count();
    }

    private TextTitle line(String text) {
        TextTitle title = new TextTitle(text, fonts.obtain().plain());
        title.setHorizontalAlignment(HorizontalAlignment.CENTER);
        return title;
    }

    private static byte[] png(JFreeChart chart, int height) {
        try (ByteArrayOutputStream file = new ByteArrayOutputStream()) {
            ChartUtils.writeChartAsPNG(file, chart, WIDTH, height);
            return file.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
