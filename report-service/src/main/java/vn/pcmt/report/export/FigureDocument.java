package vn.pcmt.report.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import vn.pcmt.kit.document.DocumentWords;
import vn.pcmt.kit.document.OfficialPage;
import vn.pcmt.kit.document.OfficialReport;
import vn.pcmt.report.export.Exported.State;
import vn.pcmt.report.publication.Content;
import vn.pcmt.report.publication.Content.Cell;
import vn.pcmt.report.publication.Content.Measure;
import vn.pcmt.report.publication.Content.Row;

/**
 * Figures as a report under Decree 30/2020/NĐ-CP: the table of the area, what can be said from the data, a skeleton of the
 * rest for people to fill in, and in an annex the areas below.
 */
@Component
class FigureDocument {

    private static final Locale VIETNAMESE = Locale.of("vi");
    /** Columns of figures in a table of the annex, which is as wide as a page. */
    private static final int BESIDE = 5;

    private static final int FIGURE = 1200;

    private final DocumentWords words = DocumentWords.beside(FigureDocument.class);
    private final Provenance provenance;
    private final ExportSettings settings;

    FigureDocument(Provenance provenance, ExportSettings settings) {
        this.provenance = provenance;
        this.settings = settings;
    }

    byte[] write(Exported exported) {
        Content figures = exported.figures();
        OfficialReport report = new OfficialReport(
                settings.letterhead().letterhead(),
                settings.sample(),
                words.get("subject", figures.areaName(), provenance.span(exported, VIETNAMESE)),
                null);
        report.section(
                words.get("section.situation"),
                words.get("situation.coverage", provenance.coverage(exported, VIETNAMESE)),
                missing(figures),
                words.get("write.situation"));
        table(report.page(), figures);
        report.section(words.get("section.work"), words.get("write.work"));
        report.section(words.get("section.difficulties"), words.get("write.difficulties"));
        report.section(words.get("section.proposals"), words.get("write.proposals"));
        report.section(words.get("section.next"), words.get("write.next"));
        report.section(
                words.get("section.figures"),
                provenance.of(exported, VIETNAMESE).stream()
                        .map(fact -> words.get("fact", fact.label(), fact.value()))
                        .toList());
        annex(report.page(), figures);
        return report.finish(List.of());
    }

    private String missing(Content figures) {
        List<String> names = figures.below().stream()
                .filter(row -> row.coverage().accepted() < row.coverage().expected())
                .map(Row::name)
                .toList();
        return names.isEmpty()
                ? words.get("situation.whole")
                : words.get("situation.missing", String.join(", ", names));
    }

    private void table(OfficialPage page, Content figures) {
        Row row = figures.whole();
        List<Measure> measures = figures.measures();
        page.heading(words.get("table.figures", figures.areaName()));
        page.grid(
                List.of(
                        words.get("column.number"),
                        words.get("column.indicator"),
                        words.get("column.unit"),
                        words.get("column.figure"),
                        words.get("column.reports")),
                IntStream.range(0, measures.size())
                        .mapToObj(i -> {
                            Cell cell = Exported.cell(row, measures.get(i));
                            return List.of(
                                    Integer.toString(i + 1),
                                    measures.get(i).nameVi(),
                                    measures.get(i).unit(),
                                    figure(cell),
                                    cell.reports().accepted() + "/"
                                            + cell.reports().expected());
                        })
                        .toList(),
                750,
                4621,
                1000,
                1500,
                1200);
    }

    private void annex(OfficialPage page, Content figures) {
        List<Measure> measures = figures.measures();
        if (figures.below().isEmpty() || measures.size() > settings.annex()) {
            return;
        }
        for (int from = 0; from < measures.size(); from += BESIDE) {
            List<Measure> beside = measures.subList(from, Math.min(measures.size(), from + BESIDE));
            List<String> titles = new ArrayList<>(List.of(words.get("column.number"), words.get("column.area")));
            beside.forEach(measure -> titles.add(measure.nameVi() + " (" + measure.unit() + ")"));
            List<List<String>> rows = new ArrayList<>();
            for (Row row : figures.below()) {
                List<String> line = new ArrayList<>(List.of(Integer.toString(rows.size() + 1), row.name()));
                beside.forEach(measure -> line.add(figure(Exported.cell(row, measure))));
                rows.add(line);
            }
            page.heading(words.get("table.annex", from / BESIDE + 1));
            page.grid(
                    titles,
                    rows,
                    IntStream.concat(
                                    IntStream.of(500, OfficialPage.TEXT_WIDTH - 500 - FIGURE * beside.size()),
                                    beside.stream().mapToInt(measure -> FIGURE))
                            .toArray());
        }
    }

    /** Words where there is no number to tell. */
    private String figure(Cell cell) {
        return State.of(cell) == State.SUPPRESSED
                ? words.get("suppressed")
                : words.number(Exported.plain(cell.accepted()));
    }
}
