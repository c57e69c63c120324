package vn.pcmt.report.publication;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.report.publication.Content.Cell;
import vn.pcmt.report.publication.Content.Measure;
import vn.pcmt.report.publication.Content.Row;
import vn.pcmt.report.publication.ReadPublications.Edition;

/** Answers how published figures were revised from vintage to vintage. */
@Component
class CompareVintages {

    private static final int PERCENT_SCALE = 4;

    private final ReadPublications read;

    CompareVintages(ReadPublications read) {
        this.read = read;
    }

    /**
     * The revisions of all figures of one area.
     *
     * @param area the published one, or one below it
     * @param vintages the first one first
     */
    record Revisions(String area, String name, Edition edition, List<Vintage> vintages, List<Line> figures) {}

    record Vintage(
            String id,
            int vintage,
            String name,
            Instant frozenAt,
            @Nullable Instant asOf,
            Instant embargoUntil) {}

    /**
     * One figure through its vintages. A figure is null where it is missing or not told, and so is what is reckoned with it.
     *
     * @param second null if there was no second vintage
     * @param revision the latest less the first
     * @param percent of the first, four decimals; null if that is zero
     * @param largest greatest step from one vintage to the next, without its sign
     * @param values by vintage
     */
    record Line(
            String indicator,
            @Nullable BigDecimal first,
            @Nullable BigDecimal second,
            @Nullable BigDecimal latest,
            @Nullable BigDecimal revision,
            @Nullable BigDecimal percent,
            @Nullable BigDecimal largest,
            List<Value> values) {}

    record Value(int vintage, @Nullable BigDecimal accepted, boolean suppressed) {}

    /**
     * @param area null for the published one itself
     * @throws Refusal {@code publication-unknown}, {@code area-forbidden} or {@code area-not-published}
     */
    Revisions of(Caller caller, String id, @Nullable String area, @Nullable Edition edition) {
        Publication asked = read.require(caller, id);
        Edition told = read.edition(caller, asked, edition);
        List<Publication> vintages = read.vintages(caller, asked);
        String of = area == null ? asked.content().area() : area;
        List<Content> contents = vintages.stream()
                .map(vintage -> ReadPublications.content(vintage, told))
                .toList();
        Row latest = contents.reversed().stream()
                .flatMap(content -> content.rows().stream())
                .filter(row -> row.area().equals(of))
                .findFirst()
                .orElseThrow(() -> new Refusal(Refusal.Kind.NOT_FOUND, "area-not-published", of));
        return new Revisions(
                of,
                latest.name(),
                told,
                vintages.stream().map(CompareVintages::vintage).toList(),
                contents.getLast().measures().stream()
                        .map(measure -> line(measure, of, vintages, contents))
                        .toList());
    }

    private static Vintage vintage(Publication one) {
        return new Vintage(
                one.id(),
                one.vintage(),
                one.name(),
                one.content().frozenAt(),
                one.content().asOf(),
                one.embargoUntil());
    }

    private static Line line(Measure measure, String area, List<Publication> vintages, List<Content> contents) {
        List<Value> values = new ArrayList<>();
        for (int i = 0; i < vintages.size(); i++) {
            values.add(value(vintages.get(i).vintage(), contents.get(i), area, measure.code()));
        }
        BigDecimal first = values.getFirst().accepted();
        BigDecimal latest = values.getLast().accepted();
        BigDecimal revision = difference(latest, first);
        return new Line(
                measure.code(),
                first,
                values.size() < 2 ? null : values.get(1).accepted(),
                latest,
                revision,
                revision == null || first == null || first.signum() == 0
                        ? null
                        : revision.movePointRight(2).divide(first, PERCENT_SCALE, RoundingMode.HALF_UP),
                largest(values),
                values);
    }

    private static Value value(int vintage, Content content, String area, String indicator) {
        return content.rows().stream()
                .filter(row -> row.area().equals(area))
                .flatMap(row -> row.cells().stream())
                .filter(cell -> cell.indicator().equals(indicator))
                .findFirst()
                .map((Cell cell) -> new Value(vintage, cell.accepted(), cell.suppressed()))
                .orElseGet(() -> new Value(vintage, null, false));
    }

    private static @Nullable BigDecimal largest(List<Value> values) {
        BigDecimal largest = null;
        for (int i = 1; i < values.size(); i++) {
            BigDecimal step =
                    difference(values.get(i).accepted(), values.get(i - 1).accepted());
            if (step != null && (largest == null || step.abs().compareTo(largest) > 0)) {
                largest = step.abs();
            }
        }
        return largest;
    }

    private static @Nullable BigDecimal difference(@Nullable BigDecimal later, @Nullable BigDecimal earlier) {
        return later == null || earlier == null ? null : later.subtract(earlier);
    }
}
