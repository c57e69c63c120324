package vn.pcmt.report.publication;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.report.calendar.ReportingPeriod;
import vn.pcmt.report.catalogue.Catalogue;
import vn.pcmt.report.catalogue.Indicator;
import vn.pcmt.report.catalogue.Template;
import vn.pcmt.report.publication.Content.Cell;
import vn.pcmt.report.publication.Content.Measure;
import vn.pcmt.report.publication.Content.Row;
import vn.pcmt.report.view.Question;
import vn.pcmt.report.view.ReadSpans;
import vn.pcmt.report.view.Sight;
import vn.pcmt.report.view.Span;
import vn.pcmt.report.view.Spanned;
import vn.pcmt.report.view.Viewed;

/** Takes the figures of an area, and of those below it that the caller may read, all of one moment. */
@Component
public class TakeFigures {

    /** How often figures are read again that move while they are read. */
    private static final int LOOKS = 5;

    private final ReadSpans spans;
    private final Catalogue catalogue;

    TakeFigures(ReadSpans spans, Catalogue catalogue) {
        this.spans = spans;
        this.catalogue = catalogue;
    }

    /** @throws Refusal {@code no-figures-yet} */
    public void requireBegun(Span.Asked asked, Sight sight) {
        counted(asked, sight);
    }

    /**
     * @param sight to be seen now, or at a moment that has passed
     * @throws Refusal {@code no-figures-yet}, {@code figures-moving} or those of the views
     */
    public Content of(Caller caller, Viewed viewed, Question question, Span.Asked asked, Sight sight) {
        Template form = Question.form(catalogue, question.template());
        List<ReportingPeriod> counted = counted(asked, sight);
        List<Viewed> all = new ArrayList<>(List.of(viewed));
        all.addAll(spans.below(caller, viewed, question, asked.span(), sight));
        List<Spanned.Figures> figures = still(() -> spans.figures(all, question, asked, List.of(), null, sight));
        return content(
                viewed,
                form,
                question,
                figures.getFirst(),
                counted,
                sight,
                figures.stream().map(TakeFigures::row).toList());
    }

    /**
     * The figures of an area alone for each of some periods: the rows below the whole are periods, named by themselves.
     *
     * @param parts the periods, which make up the span
     * @throws Refusal as above
     */
    public Content overTime(
            Caller caller, Viewed viewed, Question question, Span.Asked asked, Span parts, Sight sight) {
        Template form = Question.form(catalogue, question.template());
        List<ReportingPeriod> counted = counted(asked, sight);
        OverTime read = still(() -> new OverTime(
                spans.figures(List.of(viewed), question, asked, List.of(), null, sight)
                        .getFirst(),
                spans.series(caller, viewed.key(), question, form.periods(), parts, sight)));
        List<Row> rows = new ArrayList<>(List.of(row(read.whole())));
        read.series().items().forEach(part -> rows.add(row(part)));
        return content(viewed, form, question, read.whole(), counted, sight, rows);
    }

    private record OverTime(Spanned.Figures whole, Spanned.Series series) {}

    private List<ReportingPeriod> counted(Span.Asked asked, Sight sight) {
        List<ReportingPeriod> counted = spans.counted(asked.span(), sight);
        if (counted.isEmpty()) {
            throw new Refusal(
                    Refusal.Kind.INVALID, "no-figures-yet", asked.span().first());
        }
        return counted;
    }

    private static Content content(
            Viewed viewed,
            Template form,
            Question question,
            Spanned.Figures whole,
            List<ReportingPeriod> counted,
            Sight sight,
            List<Row> rows) {
        return new Content(
                viewed.key(),
                viewed.name(),
                form.code(),
                form.name(),
                question.basis(),
                whole.time().every(),
                whole.time().first().toString(),
                whole.time().last().toString(),
                whole.time().start(),
                whole.time().end(),
                counted.getLast().toString(),
                whole.time().over(),
                sight.at().truncatedTo(ChronoUnit.MILLIS),
                whole.asOf(),
                whole.lagMs(),
                question.indicators().stream().map(TakeFigures::measure).toList(),
                rows);
    }

    /**
     * Figures as they were at one moment: what was read twice alike did not move in between, so that parts and sums belong
     * together.
     */
    private static <T> T still(Supplier<T> read) {
        T before = read.get();
        for (int look = 0; look < LOOKS; look++) {
            T again = read.get();
            if (again.equals(before)) {
                return again;
            }
            before = again;
        }
        throw new Refusal(Refusal.Kind.UNAVAILABLE, "figures-moving");
    }

    private static Measure measure(Indicator indicator) {
        return new Measure(
                indicator.code(), indicator.nameVi(), indicator.nameEn(), indicator.unit(), indicator.decimals());
    }

    private static Row row(Spanned.Part part) {
        String period = part.period().toString();
        return new Row(
                period,
                period,
                part.coverage(),
                part.asOf(),
                part.estimated(),
                part.figures().stream().map(Cell::of).toList());
    }

    private static Row row(Spanned.Figures figures) {
        return new Row(
                figures.area(),
                figures.name(),
                figures.coverage(),
                figures.asOf(),
                figures.estimated(),
                figures.figures().stream().map(Cell::of).toList());
    }
}
