package vn.pcmt.console.review;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.pcmt.console.chart.Sparkline;
import vn.pcmt.console.services.AttachmentService.Attachment;
import vn.pcmt.console.services.ReportService.Report;

/**
 * One report as a reviewer reads it: the revision in hand beside the one before it and the period before.
 *
 * @param key makes a decision happen once
 * @param name of the template
 * @param since number of the revision before; 0 if there is none
 * @param general what is odd about no single figure
 * @param files none if the visitor may not see them
 * @param beside what waits beside it; null for who decides nothing, or if it could not be loaded
 * @param decides whether the visitor may accept it or send it back now
 */
record ReviewSheet(
        Report report,
        String etag,
        String key,
        String name,
        long since,
        List<Section> sections,
        List<Words> words,
        List<Mark> general,
        @Nullable List<Attachment> files,
        @Nullable Beside beside,
        boolean decides) {

    /** How many are shown beside it: all communes of a province. */
    static final int BESIDE = 200;

    record Section(String title, boolean nothing, List<Row> rows) {}

    /**
     * One indicator.
     *
     * @param previous of the period before
     * @param before of the revision before
     * @param changed whether it is another than in the revision before
     * @param periods what was reported in the last periods, oldest first
     */
    record Row(
            String code,
            String label,
            String unit,
            @Nullable BigDecimal previous,
            @Nullable BigDecimal before,
            @Nullable BigDecimal now,
            boolean changed,
            List<BigDecimal> periods,
            List<Mark> marks) {

        public Sparkline spark() {
            return Sparkline.of(periods);
        }

        /** Whether there is nothing to look at: as before, and nothing odd. */
        public boolean same() {
            return !changed && marks.isEmpty() && (before != null || ReadReview.alike(now, previous));
        }
    }

    /** Something in words; {@code before} of the revision before. */
    record Words(String id, String title, String text, String before, boolean changed) {}

    /** What is odd; {@code kind} is outlier, opening, warning or info. */
    record Mark(String kind, String text, @Nullable String explanation) {}

    /** What a text is called. */
    public String title(String id) {
        return words.stream()
                .filter(text -> text.id().equals(id))
                .findFirst()
                .map(Words::title)
                .orElse(id);
    }

    /** How many figures and texts are others than in the revision before. */
    public long changes() {
        return sections.stream()
                        .flatMap(section -> section.rows().stream())
                        .filter(Row::changed)
                        .count()
                + words.stream().filter(Words::changed).count();
    }

    /** How many figures there is nothing to look at in. */
    public long alike() {
        return sections.stream()
                .flatMap(section -> section.rows().stream())
                .filter(Row::same)
                .count();
    }

    /** How many marks of a kind there are. */
    public long marks(String kind) {
        return sections.stream()
                        .flatMap(section -> section.rows().stream())
                        .flatMap(row -> row.marks().stream())
                        .filter(mark -> mark.kind().equals(kind))
                        .count()
                + general.stream().filter(mark -> mark.kind().equals(kind)).count();
    }
}
