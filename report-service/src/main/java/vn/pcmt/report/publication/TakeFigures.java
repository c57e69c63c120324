package vn.pcmt.report.publication;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
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

    /**
     * @param sight to be seen now, or at a moment that has passed
     * @throws Refusal {@code no-figures-yet}, {@code figures-moving} or those of the views
     */
    public Content of(Caller caller, Viewed viewed, Question question, Span.Asked asked, Sight sight) {
        Template form = Question.form(catalogue, question.template());
        List<ReportingPeriod> counted = spans.counted(asked.span(), sight);
        if (counted.isEmpty()) {
            throw new Refusal(
                    Refusal.Kind.INVALID, "no-figures-yet", asked.span().first());
        }
        List<Viewed> all = new ArrayList<>(List.of(viewed));
        all.addAll(spans.below(caller, viewed, question, asked.span(), sight));
        List<Spanned.Figures> figures = still(all, question, asked, sight);
        Spanned.Figures whole = figures.getFirst();
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
                figures.stream().map(TakeFigures::row).toList());
    }

    /**
     * The figures of many areas as they were at one moment: what was read twice alike did not move in between, so that
     * parts and sums belong together.
     */
    private List<Spanned.Figures> still(List<Viewed> all, Question question, Span.Asked asked, Sight sight) {
        List<Spanned.Figures> before = spans.figures(all, question, asked, List.of(), null, sight);
        for (int look = 0; look < LOOKS; look++) {
            List<Spanned.Figures> again = spans.figures(all, question, asked, List.of(), null, sight);
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
