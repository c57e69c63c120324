package vn.pcmt.report.export;

import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jfree.chart.ChartFactory;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.renderer.category.BarRenderer;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.data.category.DefaultCategoryDataset;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.pcmt.report.ranking.Ranking;
import vn.pcmt.report.ranking.Standings.Peers;
import vn.pcmt.report.ranking.Standings.Standing;
import vn.pcmt.report.workbook.SheetStyle;

/** How units stand among their peers, as a picture of the best scores and as a workbook of all of them. */
@Component
class RankingFile {

    private static final int MARGINS = 210;
    private static final int BAR = 26;
    private static final int WIDE = 34;
    private static final Color BARS = new Color(0x1F, 0x5F, 0x99);

    private final ChartLook look;
    private final Provenance provenance;
    private final ExportSettings settings;

    RankingFile(ChartLook look, Provenance provenance, ExportSettings settings) {
        this.look = look;
        this.provenance = provenance;
        this.settings = settings;
    }

    /** The best scores, whatever the peers; those without one are counted. */
    byte[] png(Ranking ranking, List<Ranking.Line> lines, Locale locale) {
        List<Ranking.Line> scored = lines.stream()
                .filter(line -> line.standing().score() != null)
                .sorted(Comparator.comparing(RankingFile::score).reversed().thenComparing(Ranking.Line::name))
                .toList();
        List<Ranking.Line> drawn = scored.stream().limit(settings.bars()).toList();
        DefaultCategoryDataset data = new DefaultCategoryDataset();
        drawn.forEach(line -> data.addValue(score(line), text("score", locale), line.name()));
        JFreeChart chart = ChartFactory.createBarChart(
                text("title", locale),
                null,
                text("score", locale),
                data,
                PlotOrientation.HORIZONTAL,
                false,
                false,
                false);
        List<String> said = new ArrayList<>(said(ranking, locale));
        said.add(text("shown", locale, drawn.size(), scored.size(), lines.size() - scored.size()));
        CategoryPlot plot = look.dress(chart, said);
        plot.getDomainAxis().setMaximumCategoryLabelWidthRatio(0.4f);
        BarRenderer bars = (BarRenderer) plot.getRenderer();
        bars.setBarPainter(new StandardBarPainter());
        bars.setShadowVisible(false);
        bars.setSeriesPaint(0, BARS);
        return look.png(chart, MARGINS + BAR * Math.max(3, drawn.size()));
    }

    private static BigDecimal score(Ranking.Line line) {
        return Objects.requireNonNull(line.standing().score());
    }

    /** Two sheets: each unit among its peers, and what the ranking is. */
    byte[] xlsx(Ranking ranking, List<Ranking.Line> lines, Locale locale) {
        try (ByteArrayOutputStream file = new ByteArrayOutputStream()) {
            try (Workbook workbook = new Workbook(file, "PCMT", "1.0")) {
                units(workbook.newWorksheet(text("title", locale)), ranking, lines, locale);
                facts(workbook.newWorksheet(provenance.text("sheet.facts", locale)), ranking, locale);
            }
            return file.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private void units(Worksheet sheet, Ranking ranking, List<Ranking.Line> lines, Locale locale) throws IOException {
        List<String> heading = List.of(
                provenance.text("column.area", locale),
                provenance.text("column.name", locale),
                text("peers", locale),
                text("rank", locale),
                text("ranked", locale),
                text("score", locale),
                text("result", locale),
                text("progress", locale),
                text("quality", locale),
                provenance.text("column.expectedReports", locale),
                provenance.text("column.acceptedReports", locale),
                text("why", locale));
        for (int i = 0; i < heading.size(); i++) {
            sheet.value(0, i, heading.get(i));
            sheet.width(i, i == 1 || i == 2 || i == heading.size() - 1 ? WIDE : 14);
        }
        SheetStyle.head(sheet.range(0, 0, 0, heading.size() - 1));
        sheet.freezePane(2, 1);
        int row = 1;
        for (Ranking.Line line : lines) {
            unit(sheet, row++, ranking, line, locale);
        }
        sheet.finish();
    }

    private void unit(Worksheet sheet, int row, Ranking ranking, Ranking.Line line, Locale locale) {
        Standing standing = line.standing();
        sheet.value(row, 0, standing.unit());
        sheet.value(row, 1, line.name());
        sheet.value(row, 2, peers(standing.peers(), ranking.formula().bands(), locale));
        number(sheet, row, 3, standing.rank());
        number(sheet, row, 4, standing.ranked());
        number(sheet, row, 5, standing.score());
        number(sheet, row, 6, standing.result());
        number(sheet, row, 7, standing.progress());
        number(sheet, row, 8, standing.quality());
        number(sheet, row, 9, line.coverage().expected());
        number(sheet, row, 10, line.coverage().accepted());
        sheet.value(row, 11, standing.why() == null ? "" : text("why." + standing.why(), locale));
    }

    /** Nothing where nothing is known: missing is not zero. */
    private static void number(Worksheet sheet, int row, int column, @Nullable Number number) {
        if (number != null) {
            sheet.value(row, column, number);
        }
    }

    private String peers(Peers peers, List<Integer> bands, Locale locale) {
        String kind = text("kind." + peers.kind(), locale) + (peers.border() ? ", " + text("border", locale) : "");
        Integer band = peers.band();
        if (band == null) {
            return kind;
        }
        return kind + ", "
                + (band == 0 ? text("under", locale, bands.getFirst()) : text("from", locale, bands.get(band - 1)));
    }

    private void facts(Worksheet sheet, Ranking ranking, Locale locale) throws IOException {
        sheet.width(0, 100);
        List<String> said = said(ranking, locale);
        for (int i = 0; i < said.size(); i++) {
            sheet.value(i, 0, said.get(i));
        }
        sheet.finish();
    }

    /** Of what, of when, and by which formula. */
    private List<String> said(Ranking ranking, Locale locale) {
        return List.of(
                ranking.name() + " (" + ranking.area() + "), " + ranking.time().first() + " – "
                        + ranking.time().last(),
                provenance.text("vintage.none", locale) + ". " + provenance.text("asOf", locale) + ": "
                        + provenance.time(ranking.asOf(), locale),
                ranking.formula().text());
    }

    private String text(String key, Locale locale, Object... arguments) {
        return provenance.text("ranking." + key, locale, arguments);
    }
}
