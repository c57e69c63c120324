package vn.pcmt.report.view;

import io.swagger.v3.oas.annotations.Parameter;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.pcmt.contract.totals.Basis;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.report.calendar.PeriodKind;
import vn.pcmt.report.calendar.ReportingPeriod;
import vn.pcmt.report.catalogue.Catalogue;

/**
 * Which form and span of time a request is about, as its query says: a period of any kind, a range of two, or the year up to
 * a period; exactly one of these.
 */
public record AskedSpan(
        @Parameter(description = "Code of the form; the monthly one unless another is named") @Nullable
        String template,

        @Parameter(description = "Kind of the periods whose reports are added up; that of the form unless named")
        @Nullable
        PeriodKind every,

        @Parameter(description = "A period of any kind, such as 2026-09, 2026-Q3 or 2026") @Nullable
        String period,

        @Parameter(description = "First period or day of a range, with \"to\"") @Nullable
        String from,

        @Parameter(description = "Last period or day of a range") @Nullable
        String to,

        @Parameter(description = "The year up to this period") @Nullable
        String yearTo,

        @Parameter(
                description = "TODAY: old units in what they became; AS_THEN: the tree of the time. TODAY unless named")
        @Nullable
        Basis basis) {

    /** Code of the form. */
    public String form() {
        return Catalogue.orMonthly(template);
    }

    public Basis tree() {
        return Objects.requireNonNullElse(basis, Basis.TODAY);
    }

    /**
     * The kind of the reports that are added up.
     *
     * @throws Refusal {@code template-unknown}
     */
    PeriodKind added(Catalogue catalogue) {
        return every == null ? Question.form(catalogue, form()).periods() : every;
    }

    /** @throws Refusal {@code template-unknown}, or as {@link Span#asked} does */
    public Span.Asked span(Catalogue catalogue) {
        return Span.asked(added(catalogue), period, from, to, yearTo);
    }

    /**
     * The periods that the two ends of a range name.
     *
     * @throws Refusal {@code span-malformed} unless it says both
     */
    public Span parts() {
        if (from == null || to == null) {
            throw new Refusal(Refusal.Kind.MALFORMED, "span-malformed");
        }
        return Span.between(ReportingPeriod.asked(from), ReportingPeriod.asked(to));
    }

    /** @throws Refusal as {@link Question#of} does */
    public Question question(Catalogue catalogue, @Nullable List<String> indicators) {
        return Question.of(catalogue, form(), tree(), indicators);
    }
}
