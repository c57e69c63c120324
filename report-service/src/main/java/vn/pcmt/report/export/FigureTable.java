package vn.pcmt.report.export;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.pcmt.report.export.Exported.State;
import vn.pcmt.report.publication.Content;
import vn.pcmt.report.publication.Content.Cell;
import vn.pcmt.report.publication.Content.Measure;
import vn.pcmt.report.publication.Content.Row;

/** Figures one below the other. The column of a figure is blank where it is missing or not told; another one says which. */
@Component
class FigureTable {

    private static final List<String> COLUMNS = List.of(
            "area",
            "name",
            "indicator",
            "indicatorName",
            "unit",
            "accepted",
            "received",
            "state",
            "expectedReports",
            "receivedReports",
            "acceptedReports",
            "estimated",
            "first",
            "last",
            "basis",
            "vintage",
            "asOf",
            "taken",
            "lineage");

    private final Provenance provenance;

    FigureTable(Provenance provenance) {
        this.provenance = provenance;
    }

    List<String> heading(Locale locale) {
        return COLUMNS.stream()
                .map(column -> provenance.text("column." + column, locale))
                .toList();
    }

    Stream<@Nullable Object[]> rows(Exported exported, Locale locale) {
        Content figures = exported.figures();
        return figures.rows().stream()
                .flatMap(row -> figures.measures().stream().map(measure -> line(exported, row, measure, locale)));
    }

    private @Nullable Object[] line(Exported exported, Row row, Measure measure, Locale locale) {
        Content figures = exported.figures();
        Cell cell = Exported.cell(row, measure);
        return new @Nullable Object[] {
            exported.area(row),
            exported.areaName(row),
            measure.code(),
            Exported.name(measure, locale),
            measure.unit(),
            Exported.plain(cell.accepted()),
            Exported.plain(cell.received()),
            provenance.text("state." + State.of(cell), locale),
            cell.reports().expected(),
            cell.reports().received(),
            cell.reports().accepted(),
            provenance.text(cell.estimated() ? "yes" : "no", locale),
            exported.first(row),
            exported.last(row),
            provenance.text("basis." + figures.basis(), locale),
            provenance.vintage(exported, locale),
            provenance.time(row.asOf(), locale),
            provenance.time(figures.frozenAt(), locale),
            exported.lineage(row, measure)
        };
    }
}
