package vn.pcmt.report.export;

import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.pcmt.report.publication.Content;
import vn.pcmt.report.publication.Content.Cell;
import vn.pcmt.report.publication.Content.Measure;
import vn.pcmt.report.publication.Content.Row;
import vn.pcmt.report.publication.ReadPublications.Edition;
import vn.pcmt.report.publication.ReadPublications.Published;

/**
 * Figures that a file is made of.
 *
 * @param publication null for the figures as they are now
 * @param lineage address under which it is said what a figure is made of, with {@code {area}} and {@code {indicator}} to be
 *     filled in; of periods also {@code {from}} and {@code {to}}
 */
record Exported(Content figures, @Nullable Vintage publication, String lineage, By by) {

    /** What the rows below the whole are. */
    enum By {
        AREAS,
        /** Of the one area, oldest first. */
        PERIODS
    }

    /** @param hash SHA-256 of all figures of the edition */
    record Vintage(String id, String name, int vintage, Edition edition, String hash) {
        static Vintage of(Published published) {
            return new Vintage(
                    published.id(), published.name(), published.vintage(), published.edition(), published.hash());
        }
    }

    /** What there is to say of a figure. */
    enum State {
        /** Accepted, all that is owed. */
        COMPLETE,
        /** Some of what is owed is not accepted. */
        PARTIAL,
        /** Nothing is accepted: not zero. */
        MISSING,
        /** Not told in this edition. */
        SUPPRESSED;

        static State of(Cell cell) {
            if (cell.suppressed()) {
                return SUPPRESSED;
            }
            if (cell.accepted() == null) {
                return MISSING;
            }
            return cell.reports().accepted() == cell.reports().expected() && !cell.pending() ? COMPLETE : PARTIAL;
        }
    }

    String lineage(Row row, Measure measure) {
        return lineage.replace("{area}", area(row))
                .replace("{indicator}", measure.code())
                .replace("{from}", first(row))
                .replace("{to}", last(row));
    }

    /** Key of the area that a row is about. */
    String area(Row row) {
        return by == By.PERIODS ? figures.area() : row.area();
    }

    String areaName(Row row) {
        return by == By.PERIODS ? figures.areaName() : row.name();
    }

    /** First period that a row is about. */
    String first(Row row) {
        return isPeriod(row) ? row.area() : figures.first();
    }

    String last(Row row) {
        return isPeriod(row) ? row.area() : figures.last();
    }

    /** Whether a row is about one period of several. */
    boolean isPeriod(Row row) {
        return by == By.PERIODS && !row.area().equals(figures.area());
    }

    /** Letters that any file system has. */
    String fileName(String extension) {
        String area = figures.area().replaceAll("[^A-Za-z0-9-]+", "-");
        String span =
                figures.first().equals(figures.last()) ? figures.first() : figures.first() + "-den-" + figures.last();
        return (by == By.PERIODS ? "theo-ky-" : "so-lieu-") + area + "-" + span
                + (publication == null ? "" : "-lan-" + publication.vintage()) + "." + extension;
    }

    static Cell cell(Row row, Measure measure) {
        return row.cells().stream()
                .filter(cell -> cell.indicator().equals(measure.code()))
                .findFirst()
                .orElseThrow();
    }

    /** Without an exponent, which a spreadsheet might take for something else. */
    static @Nullable BigDecimal plain(@Nullable BigDecimal figure) {
        return figure == null || figure.scale() >= 0 ? figure : figure.setScale(0);
    }

    static String name(Measure measure, Locale locale) {
        return locale.getLanguage().equals(Locale.ENGLISH.getLanguage()) ? measure.nameEn() : measure.nameVi();
    }
}
