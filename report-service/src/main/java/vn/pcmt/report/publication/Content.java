package vn.pcmt.report.publication;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.pcmt.contract.totals.Basis;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.web.CanonicalJson;
import vn.pcmt.kit.web.Sha256;
import vn.pcmt.report.calendar.PeriodKind;
import vn.pcmt.report.view.Shown.Completeness;
import vn.pcmt.report.view.Spanned;

/**
 * What is published: the figures of an area and of those right below it, with everything that says how good they were.
 * Nothing in it is ever changed.
 *
 * @param every kind of the periods that are added up
 * @param first of them, such as {@code 2025-08}
 * @param through last of them whose reports could come in already
 * @param over whether that is all of the span
 * @param asOf time of the newest event in the figures; null while there was none
 * @param lagMs how far they may have been behind what had come in
 * @param rows the area itself first, then those below by name
 */
public record Content(
        String area,
        String areaName,
        String template,
        String templateName,
        Basis basis,
        PeriodKind every,
        String first,
        String last,
        LocalDate start,
        LocalDate end,
        String through,
        boolean over,
        Instant frozenAt,
        @Nullable Instant asOf,
        long lagMs,
        List<Measure> measures,
        List<Row> rows) {

    /** An indicator as the catalogue had it. */
    public record Measure(String code, String nameVi, String nameEn, String unit, int decimals) {}

    /**
     * The figures of one area.
     *
     * @param coverage of the communes
     * @param estimated number of reports that count with a share after a split
     */
    public record Row(
            String area,
            String name,
            Completeness coverage,
            @Nullable Instant asOf,
            int estimated,
            List<Cell> cells) {
        private Row with(List<Cell> told) {
            return new Row(area, name, coverage, asOf, estimated, told);
        }
    }

    /**
     * One figure.
     *
     * @param received over all reports in hand; null if it is missing, which is not zero
     * @param accepted over the accepted revisions, which is what is published; null likewise
     * @param reports behind it
     * @param suppressed whether there is a figure that this edition does not tell
     */
    public record Cell(
            String indicator,
            @Nullable BigDecimal received,
            @Nullable BigDecimal accepted,
            Spanned.Behind reports,
            boolean complete,
            boolean pending,
            boolean estimated,
            boolean suppressed) {

        static Cell of(Spanned.Line line) {
            return new Cell(
                    line.indicator(),
                    line.received(),
                    line.accepted(),
                    line.reports(),
                    line.complete(),
                    line.pending(),
                    line.estimated(),
                    false);
        }

        /**
         * As it is told outside: what is not accepted yet is not published, and a small figure could be told from the
         * difference of the two.
         */
        Cell outside(boolean withheld) {
            return new Cell(
                    indicator,
                    null,
                    withheld ? null : accepted,
                    reports,
                    complete,
                    pending,
                    estimated,
                    withheld && accepted != null);
        }
    }

    /** The area itself. */
    public Row whole() {
        return rows.getFirst();
    }

    /** Those right below. */
    public List<Row> below() {
        return rows.subList(1, rows.size());
    }

    /**
     * Some of its indicators.
     *
     * @param codes null or empty for all
     * @throws Refusal {@code indicator-unknown}
     */
    public Content only(@Nullable List<String> codes) {
        if (codes == null || codes.isEmpty()) {
            return this;
        }
        for (String code : codes) {
            if (measures.stream().noneMatch(measure -> measure.code().equals(code))) {
                throw new Refusal(Refusal.Kind.NOT_FOUND, "indicator-unknown", code);
            }
        }
        return with(
                measures.stream()
                        .filter(measure -> codes.contains(measure.code()))
                        .toList(),
                rows.stream()
                        .map(row -> row.with(row.cells().stream()
                                .filter(cell -> codes.contains(cell.indicator()))
                                .toList()))
                        .toList());
    }

    private Content with(List<Measure> chosen, List<Row> told) {
        return new Content(
                area,
                areaName,
                template,
                templateName,
                basis,
                every,
                first,
                last,
                start,
                end,
                through,
                over,
                frozenAt,
                asOf,
                lagMs,
                chosen,
                told);
    }

    /** As it is told outside. */
    Content outside(Collection<Withheld> notTold) {
        Set<Withheld> withheld = Set.copyOf(notTold);
        return with(
                measures,
                rows.stream()
                        .map(row -> row.with(row.cells().stream()
                                .map(cell ->
                                        cell.outside(withheld.contains(new Withheld(row.area(), cell.indicator()))))
                                .toList()))
                        .toList());
    }

    /** SHA-256 of its canonical JSON, in hexadecimal. */
    String hash() {
        return Sha256.hex(CanonicalJson.of(this));
    }
}
