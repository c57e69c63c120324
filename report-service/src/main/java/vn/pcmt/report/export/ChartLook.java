package vn.pcmt.report.export;

import java.awt.Color;
import java.awt.Font;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jfree.chart.ChartUtils;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.HorizontalAlignment;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** How every picture of a chart looks: its letters and grounds, and what it says beneath its title. */
@Component
class ChartLook {

    private static final int WIDTH = 1000;

    /** Unpacked for the first chart, not at the start. */
    private final SingletonSupplier<ChartFonts> fonts;

    ChartLook(ExportSettings settings) {
        this.fonts = SingletonSupplier.of(() -> new ChartFonts(settings.fonts()));
    }

    Font plain() {
        return fonts.obtain().plain();
    }

    /** @param lines beneath the title: of what, how complete, of when, where from */
    CategoryPlot dress(JFreeChart chart, List<String> lines) {
        chart.setBackgroundPaint(Color.WHITE);
        chart.getTitle().setFont(fonts.obtain().bold());
        lines.forEach(line -> {
            TextTitle title = new TextTitle(line, plain());
            title.setHorizontalAlignment(HorizontalAlignment.CENTER);
            chart.addSubtitle(title);
        });
        if (chart.getLegend() != null) {
            chart.getLegend().setItemFont(plain());
        }
        CategoryPlot plot = chart.getCategoryPlot();
        plot.setBackgroundPaint(Color.WHITE);
        plot.setRangeGridlinePaint(Color.LIGHT_GRAY);
        plot.setOutlineVisible(false);
        plot.getDomainAxis().setTickLabelFont(plain());
        plot.getRangeAxis().setTickLabelFont(plain());
        plot.getRangeAxis().setLabelFont(plain());
        return plot;
    }

    /** @param height in points */
    byte[] png(JFreeChart chart, int height) {
        try (ByteArrayOutputStream file = new ByteArrayOutputStream()) {
            ChartUtils.writeChartAsPNG(file, chart, WIDTH, height);
            return file.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
